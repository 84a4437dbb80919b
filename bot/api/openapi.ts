import { z } from 'zod';
import { ENDPOINTS, type Endpoint, type EndpointName } from '../../core/contracts/api/endpoints.ts';
import { FILE_TYPES } from '../../core/contracts/api/file-types.ts';
import { PROBLEM_TYPE, Problem } from '../../core/contracts/api/problem.api.ts';
import { type EndpointSchemas, SCHEMAS } from '../../core/contracts/api/schemas.ts';

type Json = Record<string, unknown>;

/** The API as an OpenAPI 3.1 document, made from the table and the schemas that the server itself uses. */
export function openApiDocument(): Json {
  const paths: Record<string, Json> = {};
  for (const [name, endpoint] of Object.entries<Endpoint>(ENDPOINTS)) {
    const schemas: EndpointSchemas = SCHEMAS[name as EndpointName];
    paths[endpoint.path] = {
      ...paths[endpoint.path],
      [endpoint.method.toLowerCase()]: operationOf(name, endpoint, schemas),
    };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Kollegan', version: '1', description: 'The API of the tabs. See docs/api.md and docs/access.md.' },
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { Problem: schemaOf(Problem, 'output') },
    },
  };
}

function operationOf(name: string, endpoint: Endpoint, schemas: EndpointSchemas): Json {
  const { access, summary } = endpoint;
  return {
    operationId: name,
    summary,
    description: access === 'anyone' ? 'Needs no token.' : `Roles: ${access.roles.join(', ')}. Scope: ${access.scope}.`,
    security: access === 'anyone' ? [] : [{ bearer: [] }],
    parameters: [
      ...parametersOf(schemas.params, 'path'),
      ...parametersOf(schemas.query, 'query'),
      ...(endpoint.etag === 'needs-match'
        ? [{ name: 'If-Match', in: 'header', required: true, schema: { type: 'string' } }]
        : []),
    ],
    ...(schemas.body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(schemas.body, 'input') } },
          },
        }),
    responses: {
      [endpoint.success]: successOf(endpoint, schemas),
      default: {
        description: 'Refused',
        content: { [PROBLEM_TYPE]: { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function successOf({ etag, answer }: Endpoint, { response }: EndpointSchemas): Json {
  if (answer === 'none') return { description: 'Done' };
  if (answer === 'file') return { description: 'A file', content: FILES };
  const type = answer ?? 'application/json';
  const schema = response === undefined ? { type: 'string' } : schemaOf(response, 'output');
  return {
    description: 'As asked',
    ...(etag === undefined ? {} : { headers: { ETag: { schema: { type: 'string' } } } }),
    content: { [type]: { schema } },
  };
}

const FILES: Json = Object.fromEntries(
  Object.values(FILE_TYPES).map((type) => [type, { schema: { type: 'string', format: 'binary' } }]),
);

function parametersOf(schema: z.ZodObject | undefined, where: 'path' | 'query'): Json[] {
  if (!schema) return [];
  return Object.entries(schema.shape).map(([name, field]) => ({
    name,
    in: where,
    required: where === 'path' || !z.safeParse(field, undefined).success,
    schema: schemaOf(field as z.ZodType, 'output'),
  }));
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema, ...json } = z.toJSONSchema(schema, { io, target: 'draft-2020-12', unrepresentable: 'any' });
  return json;
}

import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { type Document, OpenAPIBackend } from 'openapi-backend';

interface Exchange {
  method: string;
  path: string;
  query: Record<string, string>;
  body: unknown;
}

interface Swagger {
  paths: Record<string, Record<string, SwaggerOperation>>;
  definitions: Record<string, Schema>;
}

interface SwaggerOperation {
  operationId: string;
  parameters?: SwaggerParameter[];
}

interface SwaggerParameter {
  name: string;
  in: 'path' | 'query' | 'body';
  required?: boolean;
  type?: string;
  schema?: Schema;
}

type Schema = Record<string, unknown>;

/** Microsoft publishes Swagger 2; the checker knows OpenAPI 3. Only what requests need is carried over. */
function toOpenApi({ paths, definitions }: Swagger): Document {
  const operations = Object.entries(paths).map(([path, methods]) => [
    path,
    Object.fromEntries(Object.entries(methods).map(([method, operation]) => [method, toOperation(operation)])),
  ]);
  const schemas = Object.fromEntries(Object.entries(definitions).map(([name, schema]) => [name, toSchema(schema)]));
  const document = {
    openapi: '3.0.3',
    info: { title: 'Bot Connector', version: '3' },
    paths: Object.fromEntries(operations),
    components: { schemas },
  };
  return document as unknown as Document;
}

function toOperation({ operationId, parameters = [] }: SwaggerOperation) {
  const body = parameters.find((parameter) => parameter.in === 'body');
  return {
    operationId,
    parameters: parameters
      .filter((parameter) => parameter.in !== 'body')
      .map(({ name, in: where, required = false, type }) => ({ name, in: where, required, schema: { type } })),
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: toSchema(body.schema ?? {}) } } },
    }),
    responses: { 200: { description: 'OK' } },
  };
}

function toSchema(schema: Schema): Schema {
  const converted = JSON.parse(JSON.stringify(schema).replaceAll('#/definitions/', '#/components/schemas/')) as Schema;
  // A field that the contract does not know is a fault; where it names no fields, anything goes.
  return converted['properties'] === undefined ? converted : { additionalProperties: false, ...converted };
}

async function main(): Promise<void> {
  const swagger = readFileSync(process.argv[2] ?? '', 'utf8').replace(/^\uFEFF/, '');
  const contract = new OpenAPIBackend({
    definition: toOpenApi(JSON.parse(swagger) as Swagger),
    quick: true,
    ajvOpts: { strict: false, allErrors: true, formats: { 'date-time': true, byte: true, int32: true, int64: true } },
  });
  await contract.init();
  const exchanges = JSON.parse(await text(process.stdin)) as Exchange[];
  const faults = exchanges.flatMap((exchange, index): { index: number; message: string | undefined }[] => {
    const request = { ...exchange, headers: { 'content-type': 'application/json' } };
    const operation = contract.matchOperation(request);
    if (operation === undefined)
      return [{ index, message: `${exchange.method} ${exchange.path} is not in the contract` }];
    return (contract.validateRequest(request, operation).errors ?? []).map(({ instancePath, message, params }) => ({
      index,
      instancePath,
      message,
      params,
    }));
  });
  process.stdout.write(JSON.stringify(faults));
}

/**
 * Holds requests (JSON, on standard input) against the Swagger file named on the command line and prints what is wrong
 * with them. A program of its own because openapi-backend needs modules that the test runner cannot load.
 */
void main();

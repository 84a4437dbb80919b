import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import addFormats from 'ajv-formats';
import { type Document, OpenAPIBackend } from 'openapi-backend';
import { parse } from 'yaml';

interface Exchange {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  body: unknown;
  status: number;
  answer: unknown;
}

type Schemas = Record<string, unknown>;

/** Graph derives ten kinds from its identity set; nobody we deal with is one of those, and compiling them takes seconds. */
function withoutDerivedIdentities(schemas: Schemas): Schemas {
  const derived = Object.keys(schemas).filter((name) => /\.\w+IdentitySet$/.test(name));
  return { ...schemas, ...Object.fromEntries(derived.map((name) => [name, { not: {} }])) };
}

async function loadContract(file: string): Promise<OpenAPIBackend> {
  const whole = parse(readFileSync(file, 'utf8')) as { components: { schemas: Schemas } };
  const schemas = withoutDerivedIdentities(whole.components.schemas);
  const definition = { ...whole, components: { ...whole.components, schemas } };
  const contract = new OpenAPIBackend({
    definition: definition as unknown as Document,
    quick: true,
    apiRoot: '/v1.0',
    ajvOpts: { strict: false, allErrors: true },
    customizeAjv: (ajv) => {
      addFormats.default(ajv);
      return ajv;
    },
  });
  return contract.init();
}

/** What Graph may say of a person or a mail is too large to compile here; Planner's shapes are not. */
const PLANNER = /^\/v1\.0\/planner\//;

function faultsOf(contract: OpenAPIBackend, { status, answer, ...request }: Exchange, index: number): unknown[] {
  const name = `${request.method} ${request.path}`;
  const operation = contract.matchOperation(request);
  if (operation === undefined) return [{ index, of: 'request', name, message: 'is not in the contract' }];
  const asked = contract.validateRequest(request, operation).errors ?? [];
  const isChecked = answer !== undefined && PLANNER.test(request.path);
  const answered = isChecked ? (contract.validateResponse(answer, operation, status).errors ?? []) : [];
  return [
    ...asked.map(({ instancePath, message, params }) => ({
      index,
      of: 'request',
      name,
      instancePath,
      message,
      params,
    })),
    ...answered.map(({ instancePath, message, params }) => ({
      index,
      of: 'answer',
      name,
      instancePath,
      message,
      params,
    })),
  ];
}

/**
 * Holds exchanges (JSON, on standard input) against the OpenAPI file named on the command line and prints what is wrong
 * with them. A program of its own because openapi-backend needs modules that the test runner cannot load.
 */
async function main(): Promise<void> {
  const contract = await loadContract(process.argv[2] ?? '');
  const exchanges = JSON.parse(await text(process.stdin)) as Exchange[];
  process.stdout.write(JSON.stringify(exchanges.flatMap((exchange, index) => faultsOf(contract, exchange, index))));
}

void main();

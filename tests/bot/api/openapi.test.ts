import { ENDPOINTS } from '../../../core/contracts/api/endpoints.ts';
import { type ApiHost, startApiHost } from './api-host.ts';

let host: ApiHost;
beforeAll(async () => {
  host = await startApiHost();
});
afterAll(() => host.stop());

it('names every endpoint once, with its parameters', async () => {
  const { status, body } = await host.ask('/api/openapi.json', { as: null });
  const operations = Object.entries<
    Record<string, { operationId: string; parameters: { name: string; in: string }[] }>
  >(body.paths).flatMap(([path, methods]) => Object.values(methods).map((operation) => ({ path, ...operation })));

  expect(status).toBe(200);
  expect(body.openapi).toBe('3.1.0');
  expect(operations.map(({ operationId }) => operationId).toSorted()).toEqual(Object.keys(ENDPOINTS).toSorted());
  for (const { path, parameters } of operations) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(parameters.filter((each) => each.in === 'path').map(({ name }) => name)).toEqual(inPath);
  }
});

it('asks for If-Match where a change needs it, and for no token where none is needed', async () => {
  const { body } = await host.ask('/api/openapi.json');
  const move = body.paths['/api/meetings/{meetingId}/decisions/{decisionId}/move'].post;

  expect(move.parameters).toContainEqual({
    name: 'If-Match',
    in: 'header',
    required: true,
    schema: { type: 'string' },
  });
  expect(move.requestBody.content['application/json'].schema.properties.to.enum).toEqual([
    'open',
    'in-progress',
    'done',
    'parked',
  ]);
  expect(move.responses.default.content['application/problem+json'].schema).toEqual({
    $ref: '#/components/schemas/Problem',
  });
  expect(body.paths['/api/session/ways'].get.security).toEqual([]);
  expect(body.paths['/api/board'].get.parameters.find(({ name }: { name: string }) => name === 'limit').required).toBe(
    false,
  );
});

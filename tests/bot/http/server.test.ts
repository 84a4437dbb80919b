import { type BotHost, startBotHost } from '../bot-host.ts';

let missing: string[] | Error = [];
let render = async () => 'turns 1\n';
let host: BotHost;

beforeAll(async () => {
  host = await startBotHost({
    notReady: async () => {
      if (missing instanceof Error) throw missing;
      return missing;
    },
    render: () => render(),
  });
});
afterAll(() => host.stop());
beforeEach(() => {
  missing = [];
  render = async () => 'turns 1\n';
});

it('says what it is', async () => {
  const answer = await host.get('/');

  expect(answer.status).toBe(200);
  expect(answer.body).toEqual({ name: 'Kollegan', endpoints: ['/api/messages', '/healthz', '/readyz', '/metrics'] });
});

it('is healthy while it can answer', async () => {
  expect(await host.get('/healthz')).toMatchObject({ status: 200, body: { status: 'ok' } });
});

it('is ready when nothing is missing', async () => {
  expect(await host.get('/readyz')).toMatchObject({ status: 200, body: { status: 'ready', missing: [] } });
});

it('says what it is not ready for', async () => {
  missing = ['store'];

  expect(await host.get('/readyz')).toMatchObject({ status: 503, body: { status: 'not-ready', missing: ['store'] } });
});

it('is not ready when it cannot even tell', async () => {
  missing = new Error('Anna Svensson said so');

  const answer = await host.get('/readyz');

  expect(answer).toMatchObject({ status: 503, body: { status: 'not-ready', missing: ['unknown'] } });
  expect(answer.text).not.toContain('Anna');
});

it('shows its metrics as Prometheus reads them', async () => {
  const answer = await host.get('/metrics');

  expect(answer).toMatchObject({ status: 200, text: 'turns 1\n' });
  expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
});

it('says nothing of what went wrong inside', async () => {
  render = () => Promise.reject(new Error('Anna Svensson said so'));

  const answer = await host.get('/metrics');

  expect(answer).toMatchObject({ status: 500, body: { code: 'HTTP.FAILED', reference: expect.any(String) } });
  expect(answer.text).not.toContain('Anna');
});

it.each([
  ['GET', '/api/messages', 405],
  ['PUT', '/api/messages', 405],
  ['DELETE', '/healthz', 405],
  ['GET', '/nothing', 404],
  ['GET', '/../etc/passwd', 404],
  ['GET', '/%2e%2e/%00', 404],
  ['GET', '/%zz', 404],
  ['POST', '/', 405],
])('refuses %s %s with %d', async (method, path, status) => {
  const answer = await host.get(path, { method });

  expect(answer.status).toBe(status);
});

it('writes down what it refused without what was asked', async () => {
  host.world.logger.lines.length = 0;

  await host.get('/anna.svensson@contoso.example');

  expect(host.world.logger.lines).toEqual([
    { level: 'debug', message: 'request refused', fields: { kind: 'ResourceNotFoundError' } },
  ]);
});

import { request } from 'node:http';
import { createEmbeddedSignIn } from '../../../adapters/embedded-sign-in/index.ts';
import { fault } from '../../helpers/faults.ts';
import { joinWithConsent, settle } from '../../helpers/meeting-steps.ts';
import { createTestClock } from '../../helpers/test-clock.ts';
import { type ApiHost, startApiHost } from './api-host.ts';

let host: ApiHost;
afterEach(() => host.stop());

async function start(more: Parameters<typeof startApiHost>[0] = {}): Promise<void> {
  host = await startApiHost(more);
}

/** With a Host header, which `fetch` does not let one choose. */
function statusFor(path: string, hostHeader: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(`${host.url}${path}`, {
      method: 'POST',
      headers: { host: hostHeader, 'content-type': 'application/json' },
    });
    sent.on('response', (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject);
    sent.end(JSON.stringify({ personId: 'anna' }));
  });
}

describe('every answer', () => {
  it.each(['/api/board', '/api/nothing-here', '/api/board?limit=x'])(
    'is data that no page may show: %s',
    async (path) => {
      await start();
      const { headers } = await host.ask(path);

      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'; frame-ancestors 'none'");
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('set-cookie')).toBeNull();
      expect(headers.get('access-control-allow-origin')).toBeNull();
    },
  );

  it('is for no other site', async () => {
    await start();
    const { headers, status } = await host.ask('/api/board', {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'GET' },
    });

    expect(status).toBeGreaterThanOrEqual(400);
    expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('keeps what people wrote as data', async () => {
    await start();
    await joinWithConsent(host.world);
    await settle(host.world, 'DECISION <script>alert(1)</script> | anna | 2026-10-15');
    const { text, headers } = await host.ask('/api/board');

    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(JSON.parse(text).columns[0].cards[0].title).toContain('<script>');
  });
});

describe('signing in without a password', () => {
  it('is for this machine, under its own name', async () => {
    await start();
    const port = new URL(host.url).port;

    expect(await statusFor('/api/session/sign-in', `localhost:${port}`)).toBe(200);
    expect(await statusFor('/api/session/sign-in', `evil.example:${port}`)).toBe(404);
    expect(await statusFor('/api/session/sign-in', `localhost.evil.example:${port}`)).toBe(404);
  });

  it('does not exist where it was not given', async () => {
    await start();
    const { localSignIn, ...deps } = host.deps;
    expect(localSignIn).toBeDefined();
    const production = await startApiHost({ ...deps, localSignIn: undefined as never });
    try {
      const answer = await production.ask('/api/session/sign-in', {
        method: 'POST',
        as: null,
        body: { personId: 'anna' },
      });
      expect(answer).toMatchObject({ status: 404, body: { code: 'API.NOT_FOUND' } });
      expect((await production.ask('/api/session/ways', { as: null })).body).toEqual({ host: 'teams', people: [] });
    } finally {
      await production.stop();
    }
  });

  it('cannot be made anywhere but in the embedded mode', async () => {
    await start();
    const make = (environment: string) => () =>
      createEmbeddedSignIn({ environment, tenantId: 't', people: [], clock: createTestClock() });

    expect(make('production')).toThrow(expect.objectContaining({ code: 'SIGN_IN.NOT_EMBEDDED' }));
    expect(make('')).toThrow(expect.objectContaining({ code: 'SIGN_IN.NOT_EMBEDDED' }));
    expect(make('embedded')).not.toThrow();
  });

  it('is for the people of the Playground alone', async () => {
    await start();
    const signIn = (personId: string) =>
      host.ask('/api/session/sign-in', { method: 'POST', as: null, body: { personId } });
    const { body } = await signIn('anna');

    expect((await host.ask('/api/session', { token: body.token })).body).toMatchObject({
      person: { id: 'anna', name: 'Anna Svensson' },
      roles: ['Member'],
      host: 'embedded',
      language: 'sv',
      timeZone: 'Europe/Stockholm',
      today: '2026-10-05',
    });
    expect((await signIn('mallory')).status).toBe(404);
  });
});

describe('too many requests', () => {
  it('of one person are refused with the time to wait, and others go on', async () => {
    await start({ limits: { perPerson: 3 } });
    const statuses = [];
    for (let count = 0; count < 4; count++) statuses.push((await host.ask('/api/session')).status);
    const refused = await host.ask('/api/session');

    expect(statuses).toEqual([200, 200, 200, 429]);
    expect(refused.body).toMatchObject({ code: 'API.TOO_MANY' });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await host.ask('/api/session', { as: 'bo' })).status).toBe(200);
  });

  it('of one tenant are refused, and other tenants go on', async () => {
    await start({ limits: { perTenant: 2 } });
    await host.ask('/api/session');
    await host.ask('/api/session', { as: 'bo' });

    expect((await host.ask('/api/session', { as: 'dan' })).status).toBe(429);
    expect((await host.ask('/api/session', { tenantId: 'tenant-2' })).status).toBe(200);
  });

  it('without a good token are refused, and hold up nobody who has one', async () => {
    await start({ limits: { perAddress: 2 } });
    const statuses = [];
    for (let count = 0; count < 4; count++) statuses.push((await host.ask('/api/session', { token: 'x.y.z' })).status);

    expect(statuses).toEqual([401, 401, 429, 429]);
    expect((await host.ask('/api/session')).status).toBe(200);
    expect((await host.ask('/api/session/ways', { as: null })).status).toBe(200);
    const signIn = { method: 'POST', as: null, body: { personId: 'anna' } };
    expect((await host.ask('/api/session/sign-in', signIn)).status).toBe(429);
  });
});

describe('when something does not answer', () => {
  it.each([
    ['the store', fault('STORE.UNAVAILABLE', 'retry', 5_000), 503, 'API.UNAVAILABLE', '5'],
    ['something unknown', new Error('Anna Svensson said so'), 500, 'API.FAILED', null],
  ])('%s: the answer says so and nothing else', async (_what, error, status, code, wait) => {
    await start();
    const fail = async () => Promise.reject(error);
    const other = await startApiHost({ board: { ...host.deps.board, fresh: fail } });
    try {
      const answer = await other.ask('/api/board');
      expect(answer).toMatchObject({ status, body: { code } });
      expect(answer.headers.get('retry-after')).toBe(wait);
      expect(answer.text).not.toContain('Anna');
    } finally {
      await other.stop();
    }
  });

  it('the keys of tokens: nobody is taken for a stranger', async () => {
    await start({ authenticate: async () => Promise.reject(fault('ENTRA.KEYS_UNAVAILABLE', 'retry')) });

    expect((await host.ask('/api/board')).status).toBe(503);
  });
});

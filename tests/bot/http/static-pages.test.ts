import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createServer } from '../../../bot/http/create-server.ts';
import { createStaticPages } from '../../../bot/http/static-pages.ts';
import { createRecordingLogger } from '../../helpers/recording-telemetry.ts';

const SCRIPT = `console.log(${JSON.stringify('x'.repeat(2_000))});`;
let folder: string;
let stops: (() => Promise<void>)[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kollegan-pages-'));
  mkdirSync(path.join(folder, 'dist', 'assets'), { recursive: true });
  writeFileSync(path.join(folder, 'secret.txt'), 'secret');
  writeFileSync(path.join(folder, 'dist', 'index.html'), '<!doctype html><title>Kollegan</title>');
  writeFileSync(path.join(folder, 'dist', 'assets', 'index-Ab12Cd34.js'), SCRIPT);
});
afterEach(async () => {
  for (const stop of stops) await stop();
  stops = [];
  rmSync(folder, { recursive: true, force: true });
});

async function serve(name = 'dist') {
  const logger = createRecordingLogger();
  const server = createServer({
    processTurn: async () => undefined,
    notReady: async () => [],
    metrics: { render: async () => '', contentType: 'text/plain' },
    metricsAccess: 'nobody',
    logger,
    routes: [createStaticPages({ folder: path.join(folder, name), logger })],
  });
  const listening = once(server, 'listening');
  server.listen(0, '127.0.0.1');
  await listening;
  stops.push(async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.server.closeAllConnections();
    await closed;
  });
  const { port } = server.address() as AddressInfo;
  return (where: string, init: RequestInit = {}) =>
    fetch(`http://127.0.0.1:${port}${where}`, { redirect: 'manual', ...init });
}

it.each(['/tabs/', '/tabs/index.html', '/tabs/board', '/tabs/meetings/m-1/decisions/d-1'])(
  'answers %s with the page, to be asked for each time, in a frame of Teams only',
  async (where) => {
    const response = await (await serve())(where);

    expect(response.status).toBe(200);
    expect(await response.text()).toContain('<title>Kollegan</title>');
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-cache');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self';");
    expect(/frame-ancestors ([^;]+)/.exec(policy)?.[1]).toBe(
      "'self' https://teams.microsoft.com https://*.teams.microsoft.com https://*.cloud.microsoft",
    );
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  },
);

it('lets files with a hash in their name be kept for ever, packed as the browser likes', async () => {
  const get = await serve();
  const ask = (encoding: string) => get('/tabs/assets/index-Ab12Cd34.js', { headers: { 'accept-encoding': encoding } });
  const [br, gzip, plain] = [await ask('gzip, br'), await ask('gzip'), await ask('identity')];

  expect(br.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect([br, gzip, plain].map(({ headers }) => headers.get('content-encoding'))).toEqual(['br', 'gzip', null]);
  expect(Number(br.headers.get('content-length'))).toBeLessThan(200);
  for (const response of [br, gzip, plain]) expect(await response.text()).toBe(SCRIPT);
  expect(await (await ask('br')).text()).toBe(SCRIPT);
});

it('says 304 to who has it already, and no body to HEAD', async () => {
  const get = await serve();
  const etag = (await get('/tabs/')).headers.get('etag') ?? '';

  expect((await get('/tabs/', { headers: { 'if-none-match': etag } })).status).toBe(304);
  const head = await get('/tabs/', { method: 'HEAD' });
  expect(head.status).toBe(200);
  expect(await head.text()).toBe('');
});

it.each([
  '/tabs/../secret.txt',
  '/tabs/%2e%2e/secret.txt',
  '/tabs/..%2fsecret.txt',
  '/tabs/assets/..%5c..%5csecret.txt',
  '/tabs/%E0%A4%A.txt',
  '/tabs/missing.js',
])('gives nothing for %s', async (where) => {
  const response = await (await serve())(where);

  expect([400, 404]).toContain(response.status);
  expect(await response.text()).not.toBe('secret');
});

it('leads to the page and nowhere else', async () => {
  const get = await serve();
  const response = await get('/tabs');

  expect(response.status).toBe(308);
  expect(response.headers.get('location')).toBe('/tabs/');
  expect((await get('/tabs//evil.example')).status).toBeLessThan(500);
  expect((await get('/tabs?next=https://evil.example')).headers.get('location')).toBe('/tabs/');
});

it('says what to do when the tabs are not built', async () => {
  const response = await (await serve('nothing'))('/tabs/');

  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ code: 'HTTP.TABS_NOT_BUILT' });
});

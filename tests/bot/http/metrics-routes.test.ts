import type { MetricsAccess } from '../../../bot/http/metrics-routes.ts';
import { type BotHost, startBotHost } from '../bot-host.ts';

const TOKEN = 'a'.repeat(40);

let host: BotHost;
afterEach(() => host.stop());

async function ask(metricsAccess: MetricsAccess, headers: Record<string, string> = {}) {
  host = await startBotHost({ metricsAccess });
  const response = await fetch(`${host.url}/metrics`, { headers });
  return { status: response.status, text: await response.text(), challenge: response.headers.get('www-authenticate') };
}

it('are open where the process listens on its own machine alone', async () => {
  expect(await ask('anyone')).toMatchObject({ status: 200, text: 'turns 1\n' });
});

it('are nowhere where nobody may read them', async () => {
  const { status, text } = await ask('nobody', { authorization: `Bearer ${TOKEN}` });

  expect(status).toBe(404);
  expect(text).not.toContain('turns');
  expect((await host.get('/')).text).not.toContain('/metrics');
});

it.each([`Bearer ${TOKEN}`, `bearer  ${TOKEN}`])('are shown to whoever has the token: %s', async (authorization) => {
  expect(await ask({ token: TOKEN }, { authorization })).toMatchObject({ status: 200, text: 'turns 1\n' });
});

it.each([
  ['no token', {}],
  ['an empty one', { authorization: 'Bearer ' }],
  ['another one', { authorization: `Bearer ${'b'.repeat(40)}` }],
  ['one that begins like it', { authorization: `Bearer ${TOKEN.slice(1)}` }],
  ['one that goes on', { authorization: `Bearer ${TOKEN}a` }],
  ['another scheme', { authorization: `Basic ${TOKEN}` }],
  ['the token alone', { authorization: TOKEN }],
  ['another header', { 'x-token': TOKEN }],
])('are refused for %s', async (_what, headers: Record<string, string>) => {
  const answer = await ask({ token: TOKEN }, headers);

  expect(answer).toMatchObject({ status: 401, challenge: 'Bearer' });
  expect(JSON.parse(answer.text)).toMatchObject({ code: 'HTTP.NO_METRICS_TOKEN' });
  expect(answer.text).not.toContain('turns 1');
  expect(answer.text).not.toContain(TOKEN);
});

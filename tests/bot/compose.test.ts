import { readProductionConfig } from '../../adapters/config/index.ts';
import { startBot } from '../../bot/compose.ts';
import { PRODUCTION } from '../adapters/config/production-env.ts';

const config = readProductionConfig({ ...PRODUCTION, PORT: '0', LOG_LEVEL: 'error' }, 'bot');

it('the bot on Azure is up while nothing around it is, says that it is not ready, and stops', async () => {
  const bot = await startBot(config);
  const url = `http://127.0.0.1:${bot.port}`;

  const [health, ready, unsigned] = await Promise.all([
    fetch(`${url}/healthz`),
    fetch(`${url}/readyz`),
    fetch(`${url}/api/messages`, { method: 'POST', body: '{}' }),
  ]);
  const missing = await ready.json();
  await bot.stop();

  expect([health.status, ready.status, unsigned.status]).toEqual([200, 503, 401]);
  expect(missing).toEqual({ status: 'not-ready', missing: ['store'] });
  await expect(fetch(url)).rejects.toThrow();
});

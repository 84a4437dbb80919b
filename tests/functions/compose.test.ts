import { readFunctionsConfig } from '../../adapters/config/index.ts';
import { composeFunctions } from '../../functions/compose.ts';
import { TIMER_JOBS } from '../../functions/jobs.ts';
import { PRODUCTION } from '../adapters/config/production-env.ts';

const SETTINGS = { ...PRODUCTION, LOG_LEVEL: 'error' };

it('the functions are put together without asking anybody anything, and taken down again', async () => {
  const host = await composeFunctions(readFunctionsConfig(SETTINGS, '.'));

  await expect(host.tick('no such timer')).rejects.toMatchObject({ code: 'JOB.UNKNOWN_TIMER' });
  await host.stop();
});

it('a timer fails by its code when Azure cannot be reached', async () => {
  const host = await composeFunctions(readFunctionsConfig(SETTINGS, '.'));
  const [first] = TIMER_JOBS;

  await expect(host.tick(first?.name ?? '')).rejects.toMatchObject({ fate: 'retry' });
  await host.stop();
});

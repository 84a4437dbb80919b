import { startTimers, type Timer } from '../../composition/start-timers.ts';
import { AppError } from '../../core/shared/app-error.ts';
import { createRecordingLogger } from '../helpers/recording-telemetry.ts';

const logger = createRecordingLogger();
beforeEach(() => {
  jest.useFakeTimers({ now: new Date('2026-11-20T09:00:05.000Z') });
  logger.lines.length = 0;
});
afterEach(() => jest.useRealTimers());

const timer = (overrides: Partial<Timer>): Timer => ({
  name: 'a timer',
  schedule: '0 * * * * *',
  atStart: false,
  run: async () => undefined,
  ...overrides,
});

describe('the timers', () => {
  it('run when their time has come, those that should at the start too, and not after the end', async () => {
    const runs: string[] = [];
    const run = (name: string) => async () => void runs.push(`${name} ${new Date().toISOString().slice(14, 19)}`);

    const stop = startTimers([timer({ run: run('a') }), timer({ run: run('b'), atStart: true })], logger);
    await jest.advanceTimersByTimeAsync(120_000);
    await stop();
    await jest.advanceTimersByTimeAsync(120_000);

    expect(runs).toEqual(['b 00:05', 'a 01:00', 'b 01:00', 'a 02:00', 'b 02:00']);
  });

  it('never run twice at once, however long one takes, and are waited for', async () => {
    let [running, most, ended] = [0, 0, 0];
    const run = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 150_000));
      running -= 1;
      ended += 1;
    };

    const stop = startTimers([timer({ run, atStart: true })], logger);
    await jest.advanceTimersByTimeAsync(200_000);
    const stopped = stop();
    await jest.advanceTimersByTimeAsync(150_000);
    await stopped;

    expect({ most, running, ended }).toEqual({ most: 1, running: 0, ended: 2 });
  });

  it('go on after a failure, which is logged by its code', async () => {
    let runs = 0;
    const run = async () => {
      runs += 1;
      throw new AppError({ code: 'STORE.UNAVAILABLE', fate: 'retry', message: 'Away.' });
    };

    const stop = startTimers([timer({ run })], logger);
    await jest.advanceTimersByTimeAsync(120_000);
    await stop();

    expect(runs).toBe(2);
    expect(logger.lines).toMatchObject([
      { fields: { timer: 'a timer', code: 'STORE.UNAVAILABLE' } },
      { fields: { timer: 'a timer', code: 'STORE.UNAVAILABLE' } },
    ]);
  });
});

import { codeOf } from '../../core/shared/app-error.ts';
import type { Logger } from '../../core/shared/logger.port.ts';

/** A store whose expired documents are out of sight at once, and off the disk when they are swept. */
export interface SweepableStore {
  tenants(): Promise<string[]>;
  /** @returns how many were removed */
  sweepExpired(options: { tenantId: string; limit: number }): Promise<number>;
}

const HOUR_MS = 60 * 60 * 1000;
const BATCH = 500;

/** Takes words whose time has run out off the disk, at the start and every hour. @returns what stops it */
export function startExpirySweep({ store, logger }: { store: SweepableStore; logger: Logger }): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  const run = () => {
    running = running.then(() => sweep(store, logger));
  };
  run();
  const timer = setInterval(run, HOUR_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}

async function sweep(store: SweepableStore, logger: Logger): Promise<void> {
  try {
    for (const tenantId of await store.tenants()) {
      let removed = 0;
      for (let last = BATCH; last === BATCH; removed += last)
        last = await store.sweepExpired({ tenantId, limit: BATCH });
      if (removed > 0) logger.info('expired documents removed', { removed });
    }
  } catch (error) {
    logger.warn('expired documents stay until the next sweep', { code: codeOf(error) });
  }
}

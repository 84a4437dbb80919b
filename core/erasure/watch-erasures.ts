import { codeOf } from '../shared/app-error.ts';
import type { Clock } from '../shared/clock.port.ts';
import type { Logger } from '../shared/logger.port.ts';
import type { DocumentStore } from '../storage/index.ts';
import type { ErasureDesk } from './erasure-desk.ts';

export interface WatchErasuresDeps {
  store: Pick<DocumentStore, 'tenants'>;
  erasures: Pick<ErasureDesk, 'lapse'>;
  clock: Clock;
  logger: Logger;
}

/** Ends the requests for erasure that nobody confirmed in time. */
export async function watchErasures({ store, erasures, clock, logger }: WatchErasuresDeps): Promise<void> {
  for (const tenantId of await store.tenants()) {
    try {
      const count = await erasures.lapse(tenantId, clock.now());
      if (count > 0) logger.info('requests for erasure lapsed: nobody confirmed them', { count });
    } catch (error) {
      logger.warn('requests for erasure could not be looked at', { code: codeOf(error) });
    }
  }
}

import type { Retention } from '../retention/index.ts';
import type { Logger } from '../shared/logger.port.ts';
import type { DocumentStore } from '../storage/index.ts';

export interface SweepExpiredDeps {
  store: Pick<DocumentStore, 'tenants'>;
  retention: Pick<Retention, 'expire'>;
  /** Takes the expiry from what a hold keeps. Where it fails, nothing of the tenant is removed. */
  bringIntoLine: (tenantId: string) => Promise<void>;
  logger: Logger;
}

/** Removes the words whose time has run out. Throws what the store throws; the next sweep does the rest. */
export async function sweepExpired({ store, retention, bringIntoLine, logger }: SweepExpiredDeps): Promise<void> {
  for (const tenantId of await store.tenants()) {
    await bringIntoLine(tenantId);
    const removed = await retention.expire(tenantId);
    if (removed > 0) logger.info('expired documents removed', { removed });
  }
}

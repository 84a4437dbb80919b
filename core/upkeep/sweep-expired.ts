import type { Logger } from '../shared/logger.port.ts';

/** A store whose expired documents are out of sight at once, and gone when they are swept. */
export interface SweepableStore {
  tenants(): Promise<string[]>;
  /** @returns how many were removed; fewer than the limit: none is left */
  sweepExpired(options: { tenantId: string; limit: number }): Promise<number>;
}

export interface SweepExpiredDeps {
  store: SweepableStore;
  /** Takes the expiry from what a hold keeps. Where it fails, nothing of the tenant is removed. */
  bringIntoLine: (tenantId: string) => Promise<void>;
  logger: Logger;
}

const BATCH = 500;

/** Removes the words whose time has run out. Throws what the store throws; the next sweep does the rest. */
export async function sweepExpired({ store, bringIntoLine, logger }: SweepExpiredDeps): Promise<void> {
  for (const tenantId of await store.tenants()) {
    await bringIntoLine(tenantId);
    let removed = 0;
    for (let last = BATCH; last === BATCH; removed += last) last = await store.sweepExpired({ tenantId, limit: BATCH });
    if (removed > 0) logger.info('expired documents removed', { removed });
  }
}

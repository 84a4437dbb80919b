import { randomBytes, randomUUID } from 'node:crypto';
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import type { ProductConfig } from '../adapters/config/index.ts';
import { createErasures, type ErasureDeps } from '../core/erasure/index.ts';
import { applyHolds, type Holds } from '../core/holds/index.ts';
import { createRetention, type Retention } from '../core/retention/index.ts';
import type { HostStore } from './host-store.ts';

/** A request for erasure moved on; `erased`: something of the tenant is gone. */
export type ErasureProgress = Parameters<ErasureDeps['onProgress']>[0];

type Shared = Pick<
  ErasureDeps,
  | 'meetings'
  | 'settings'
  | 'audit'
  | 'chat'
  | 'cards'
  | 'planner'
  | 'deadLetters'
  | 'signer'
  | 'clock'
  | 'logger'
  | 'onPending'
  | 'handOver'
>;

export interface ComplianceOptions extends Shared {
  config: ProductConfig;
  /** Gives no expiry to what is held. */
  store: HostStore;
  holds: Holds;
}

const TRIES = 20;
const BETWEEN_TRIES_MS = 100;

/** Nobody waits for the nightly sweep: it looks at a page, and leaves the process to the others for a while. */
const REST_MS = 10;
const rest = () => wait(REST_MS);

/** Retention, holds and erasure on their peers. */
export function createCompliance(options: ComplianceOptions) {
  const { config, store, holds } = options;
  const removalListeners = new Set<(tenantId: string) => void>();
  const progressListeners = new Set<(progress: ErasureProgress) => void>();
  const retention = createRetention({
    ...options,
    sweepExpired: store.sweepExpired,
    newId: randomUUID,
    pause: rest,
    onRemoved: (tenantId) => {
      for (const listener of removalListeners) listener(tenantId);
    },
  });
  const erasures = createErasures({
    ...options,
    list: store.erasureList,
    physical: { method: store.erasureMethod, forget: (tenantId) => forget({ store, retention }, tenantId) },
    newId: randomUUID,
    newSalt: () => randomBytes(32).toString('base64url'),
    pause: nextTurn,
    onProgress: (progress) => {
      for (const listener of progressListeners) listener(progress);
    },
    requireConfirmation: config.erasureNeedsConfirmation,
  });

  return {
    holds,
    retention,
    erasures,
    /** Brings the documents of a tenant into line with its holds. */
    async bringIntoLine(tenantId: string): Promise<void> {
      const standing = await holds.active(tenantId);
      if (standing.length > 0) await applyHolds({ store, pause: nextTurn }, tenantId, standing);
    },
    /** The same when a hold was placed or released just now. */
    async applyHolds(tenantId: string): Promise<void> {
      await applyHolds({ store, pause: nextTurn }, tenantId, await holds.active(tenantId));
    },
    /** Told when meetings of a tenant were removed by the retention, in this process. */
    onMeetingsRemoved: (listener: (tenantId: string) => void) => void removalListeners.add(listener),
    /** Told of every step of an erasure, in this process. */
    onErasureProgress: (listener: (progress: ErasureProgress) => void) => void progressListeners.add(listener),
  };
}

/** Expired documents go too. Others may read an older state of the file for a moment; they are waited for. */
async function forget(
  { store, retention }: { store: HostStore; retention: Pick<Retention, 'expire'> },
  tenantId: string,
): Promise<void> {
  await retention.expire(tenantId);
  for (let attempt = 1; ; attempt++) {
    try {
      return await store.physicallyForget();
    } catch (error) {
      if (attempt === TRIES) throw error;
      await wait(BETWEEN_TRIES_MS);
    }
  }
}

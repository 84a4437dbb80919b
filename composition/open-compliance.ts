import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EmbeddedConfig } from '../adapters/config/index.ts';
import { createLogger } from '../adapters/telemetry/create-logger.ts';
import { createMetrics } from '../adapters/telemetry/create-metrics.ts';
import { createAuditLog } from '../core/audit/index.ts';
import { createErasureDesk } from '../core/erasure/index.ts';
import { applyHolds, createHoldingStore, createHolds } from '../core/holds/index.ts';
import { createMeetings } from '../core/meetings/index.ts';
import { createRetention } from '../core/retention/index.ts';
import { createStoredSettings } from '../core/settings/index.ts';
import { createSubjectRequests } from '../core/subject-requests/index.ts';
import { openSigner } from './open-signer.ts';
import { openEmbeddedStore } from './open-store.ts';

/**
 * Retention, holds and the desk of erasures on the embedded mode's store, beside a product that may be running. What it
 * writes is handed over, and what it asks to be removed is removed, by that product, now or with its next start.
 */
export async function openCompliance(config: EmbeddedConfig) {
  const clock = { now: () => new Date() };
  const metrics = createMetrics({ collectDefault: false });
  const hostStore = await openEmbeddedStore({ config, clock, metrics });
  const onPending = () => undefined;
  const holds = createHolds({ store: hostStore, onPending });
  const store = createHoldingStore(hostStore, { holds, clock });
  const settings = createStoredSettings({ store, defaults: config.tenant });
  const signer = openSigner(config, clock);
  return {
    clock,
    newId: randomUUID,
    store,
    meetings: createMeetings({ store, metrics, clock, onPending }),
    signer,
    holds,
    settings,
    audit: createAuditLog({ store }),
    requests: createSubjectRequests({ store, settings, onPending }),
    desk: createErasureDesk({
      store,
      settings,
      list: hostStore.erasureList,
      clock,
      onPending,
      requireConfirmation: config.erasureNeedsConfirmation,
    }),
    retention: createRetention({
      store,
      sweepExpired: hostStore.sweepExpired,
      settings,
      holds,
      signer,
      clock,
      logger: createLogger({ level: 'silent' }),
      newId: randomUUID,
      pause: nextTurn,
      onPending,
      onRemoved: onPending,
    }),
    tenants: () => store.tenants(),
    applyHolds: async (tenantId: string) =>
      applyHolds({ store, pause: nextTurn }, tenantId, await holds.active(tenantId)),
    close: () => hostStore.close(),
  };
}

export type OpenCompliance = Awaited<ReturnType<typeof openCompliance>>;

import type { ComplianceDeps } from '../../bot/api/api-deps.ts';
import { createErasures, type ErasureDeps } from '../../core/erasure/index.ts';
import { applyHolds, createHolds } from '../../core/holds/index.ts';
import { createRetention } from '../../core/retention/index.ts';
import type { CoreWorld } from './core-world.ts';
import { createMemoryErasureList } from './memory-erasure-list.ts';

/** Retention, holds and erasure of a core world, with no queues and no files around it. */
export function createTestCompliance(world: CoreWorld) {
  const { store, meetings, settings, pending } = world;
  const onPending: ErasureDeps['onPending'] = (key) => void pending.push(key);
  const pause = async () => undefined;
  const holds = createHolds({ store, onPending });
  const signer: ErasureDeps['signer'] = { sign: async (kind) => `signed.${kind}` };
  const erasures = createErasures({
    ...world,
    store,
    meetings,
    settings,
    holds,
    list: createMemoryErasureList(),
    deadLetters: { count: async () => 0, purgeOf: async () => 0 },
    physical: { method: 'files of a test', forget: async () => undefined },
    signer,
    newSalt: () => 'salt',
    pause,
    onPending,
    handOver: (keys) => world.dispatcher.dispatch(keys),
    onProgress: () => undefined,
    requireConfirmation: true,
  });
  const retention = createRetention({
    ...world,
    store,
    settings,
    sweepExpired: async () => [],
    holds,
    signer,
    pause,
    onPending,
    onRemoved: () => undefined,
  });
  return {
    erasures,
    retention,
    holds,
    applyHolds: async (tenantId: string) =>
      void (await applyHolds({ store, pause }, tenantId, await holds.active(tenantId))),
    nextSweep: () => new Date('2026-10-06T03:00:00.000Z'),
    deadLetterDays: 30,
  } satisfies ComplianceDeps;
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createFileAnchor } from '../../../adapters/audit-anchor/index.ts';
import { verifySignature } from '../../../adapters/signing/index.ts';
import { type AuditEvent, createAuditLog, createAuditProofs } from '../../../core/audit/index.ts';
import { createRecordingLogger, createRecordingMetrics } from '../../helpers/recording-telemetry.ts';
import { createTestClock } from '../../helpers/test-clock.ts';
import { createTestSigner } from '../../helpers/test-signer.ts';
import { createTestStore } from '../../helpers/test-store.ts';

export const TENANT = 'tenant-1';

export type AuditWorld = ReturnType<typeof createAuditWorld>;

/** The log with all that proves it, on the real store, the real signer and an anchor in a folder of its own. */
export function createAuditWorld() {
  const clock = createTestClock();
  const { store, file, dispose } = createTestStore(clock);
  const folder = mkdtempSync(path.join(tmpdir(), 'kollegan-anchor-'));
  const anchor = createFileAnchor({ folder });
  const signer = createTestSigner();
  const logger = createRecordingLogger();
  const metrics = createRecordingMetrics();
  const log = createAuditLog({ store });
  const deps = { store, audit: log, signer, verifySignature, anchor, clock, logger, metrics };
  return {
    ...deps,
    log,
    databaseFile: file,
    folder,
    proofs: createAuditProofs(deps),
    dispose() {
      dispose();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function useAuditWorld(): AuditWorld {
  const world = {} as AuditWorld;
  beforeEach(() => Object.assign(world, createAuditWorld()));
  afterEach(() => world.dispose());
  return world;
}

/** @returns events with the numbers from the first to the last */
export function eventsOf(from: number, to: number): AuditEvent[] {
  return Array.from({ length: to - from + 1 }, (_, index) => ({
    id: `e-${String(from + index).padStart(5, '0')}`,
    type: 'decision.confirmed',
    at: '2026-10-05T08:00:00.000Z',
    actor: 'anna',
    conversationId: '19:meeting_1@thread.v2',
    meetingId: 'm-1',
    correlationId: 'x-1',
    data: { decisionId: `d-${from + index}`, ownerId: 'bo' },
  }));
}

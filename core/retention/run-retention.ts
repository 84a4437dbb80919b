import type { Holds } from '../holds/index.ts';
import { type PeriodsSince, periodsOf, type SettingsReader } from '../settings/index.ts';
import { codeOf } from '../shared/app-error.ts';
import type { Clock } from '../shared/clock.port.ts';
import type { Logger } from '../shared/logger.port.ts';
import { stableId } from '../shared/stable-id.ts';
import type { Signer } from '../signing/index.ts';
import {
  type AuditEntry,
  type DocumentKey,
  type DocumentStore,
  eventEntry,
  type NewDocument,
} from '../storage/index.ts';
import { countExpired, expire, type SweepExpired, takeExpired } from './expiry.ts';
import { RetentionReceipt, StoredReceipt } from './retention-receipt.ts';
import { sweepTenant } from './sweep-tenant.ts';

/** The nightly retention, and what it left behind. */
export interface Retention {
  /** Every tenant, one after the other. One that fails is no reason to leave out the others; it throws at the end. */
  runAll(): Promise<void>;
  run(tenantId: string): Promise<StoredReceipt>;
  /** Removes what has expired, and notes it for the next receipt. @returns how many */
  expire(tenantId: string): Promise<number>;
  /** What a run would do now. Changes nothing; signs and stores nothing. */
  dryRun(tenantId: string): Promise<RetentionReceipt>;
  /** Latest first. */
  receipts(tenantId: string, limit: number): Promise<StoredReceipt[]>;
}

export interface RetentionDeps {
  store: DocumentStore;
  sweepExpired: SweepExpired;
  settings: SettingsReader;
  holds: Holds;
  signer: Pick<Signer, 'sign'>;
  clock: Clock;
  logger: Logger;
  newId: () => string;
  pause: () => Promise<void>;
  onPending: (key: DocumentKey) => void;
  /** Meetings were removed: what a process keeps of them is old. */
  onRemoved: (tenantId: string) => void;
}

const SCOPE = 'retention';
const KIND = 'retention-receipt';
const RECEIPT_YEARS = 10;

export function createRetention(deps: RetentionDeps): Retention {
  const { store, settings, holds, signer, clock, logger, newId, pause, onPending, onRemoved } = deps;

  async function look(tenantId: string, dryRun: boolean): Promise<RetentionReceipt> {
    const startedAt = clock.now();
    const [standing, periods] = await Promise.all([holds.active(tenantId), readPeriods(tenantId)]);
    const tally = await sweepTenant({ store, clock, pause }, { tenantId, holds: standing, periods, dryRun });
    if (!dryRun) await countExpired(deps, tenantId, tally);
    const finishedAt = clock.now();
    return RetentionReceipt.parse({
      version: 1,
      id: stableId('r', tenantId, newId()),
      tenantId,
      startedAt: startedAt.toISOString(),
      finishedAt: finishedAt.toISOString(),
      durationMs: finishedAt.getTime() - startedAt.getTime(),
      looked: tally.looked,
      removed: tally.removed(),
      expired: dryRun ? [] : await takeExpired(deps, tenantId),
      skipped: tally.skipped(),
      lifted: tally.lifted,
      restored: tally.restored,
      overdueReviews: tally.overdueReviews,
    });
  }

  async function readPeriods(tenantId: string): Promise<PeriodsSince[]> {
    const current = await settings.settingsOf(tenantId);
    const document = await store.read({ tenantId, scope: 'settings', id: 'tenant' });
    return periodsOf(document?.body, current);
  }

  async function run(tenantId: string): Promise<StoredReceipt> {
    const receipt = await look(tenantId, false);
    const stored: StoredReceipt = { receipt, jws: await signer.sign('retention-receipt', receipt) };
    const document = documentOf(stored);
    await store.create(document);
    onPending(document);
    if (receipt.removed.some(({ kind }) => kind === 'meeting')) onRemoved(tenantId);
    const removed = receipt.removed.reduce((sum, { count }) => sum + count, 0);
    logger.info('retention done', { looked: receipt.looked, removed, durationMs: receipt.durationMs });
    if (receipt.overdueReviews.length > 0) {
      logger.warn('holds wait for their review: see "kollegan holds list"', { holds: receipt.overdueReviews.join() });
    }
    return stored;
  }

  return {
    run,
    expire: (tenantId) => expire(deps, tenantId),
    dryRun: (tenantId) => look(tenantId, true),
    async runAll() {
      let failure: unknown;
      for (const tenantId of await store.tenants()) {
        try {
          await run(tenantId);
        } catch (error) {
          failure ??= error;
          logger.warn('the retention of a tenant failed and runs again', { code: codeOf(error) });
        }
      }
      if (failure !== undefined) throw failure;
    },
    async receipts(tenantId, limit) {
      const page = await store.query({
        tenantId,
        scope: SCOPE,
        kind: KIND,
        orderBy: { field: 'updatedAt', direction: 'desc' },
        limit,
      });
      return page.documents.map(({ body }) => StoredReceipt.parse(body));
    },
  };
}

function documentOf(stored: StoredReceipt): NewDocument {
  const { receipt } = stored;
  const { tenantId, id, finishedAt } = receipt;
  const until = new Date(finishedAt);
  until.setUTCFullYear(until.getUTCFullYear() + RECEIPT_YEARS);
  return {
    tenantId,
    scope: SCOPE,
    id,
    kind: KIND,
    body: stored,
    fields: { updatedAt: finishedAt },
    outbox: [auditOf(receipt)],
    expiresAt: until.toISOString(),
  };
}

function auditOf({ id, finishedAt, removed, expired, skipped, looked }: RetentionReceipt): AuditEntry {
  const total = (rows: readonly { count: number }[]) => rows.reduce((sum, { count }) => sum + count, 0);
  return eventEntry({
    id: stableId('a', 'retention.swept', id),
    type: 'retention.swept',
    scope: SCOPE,
    cause: { actor: 'system', at: new Date(finishedAt), correlationId: id },
    data: {
      receiptId: id,
      looked,
      removed: total(removed),
      skipped: total(skipped),
      expired: total(expired),
      ...Object.fromEntries(removed.map(({ rule, kind, count }) => [`removed.${rule}.${kind}`, count])),
      ...Object.fromEntries(expired.map(({ rule, kind, count }) => [`expired.${rule}.${kind}`, count])),
    },
  });
}

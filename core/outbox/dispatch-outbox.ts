import type { AuditEvent, AuditLog } from '../audit/index.ts';
import { codeOf } from '../shared/app-error.ts';
import type { Clock } from '../shared/clock.port.ts';
import type { Logger } from '../shared/logger.port.ts';
import type { DocumentKey, DocumentStore, KeepEntry, OutboxEntry, StoredDocument } from '../storage/index.ts';
import type { JobQueue } from './job-queue.port.ts';

export interface DispatchDeps {
  store: DocumentStore;
  queue: JobQueue;
  audit: AuditLog;
  clock: Clock;
  logger: Logger;
  /** Told after an outbox was written without what was handed over; all else of the document is as it was. */
  onHandedOver?: (document: StoredDocument, previousEtag: string) => void;
}

export interface OutboxDispatcher {
  /** Hands over what is due in these documents. Failures are logged and stay for the sweep. */
  dispatch(keys: readonly DocumentKey[]): Promise<void>;
  /** Finds and hands over everything due of a tenant. @returns how many documents had something */
  sweep(tenantId: string): Promise<number>;
}

const SWEEP_LIMIT = 100;
const MAX_TRIES = 50;

/**
 * Hands over what documents owe: jobs to their queues, events to the audit log, kept words to their own documents.
 * At least once: an entry is removed only after it was taken, and all takers recognise a repeat.
 */
export function createOutboxDispatcher(deps: DispatchDeps): OutboxDispatcher {
  const { store, clock, onHandedOver = () => undefined } = deps;

  async function handOver(documents: readonly StoredDocument[]): Promise<void> {
    const now = clock.now().toISOString();
    const due = documents.map((document) => ({
      document,
      entries: document.outbox.filter(({ dueAt }) => dueAt <= now),
    }));
    const taken = await takeAll(deps, due);
    await Promise.all(
      due.map(({ document, entries }) =>
        acknowledge(
          { store, onHandedOver },
          document,
          new Set(entries.filter((entry) => taken.has(entry)).map(({ id }) => id)),
        ),
      ),
    );
  }

  return {
    async dispatch(keys) {
      const documents = await Promise.all(keys.map((key) => store.read(key)));
      await handOver(documents.filter((document) => document !== null));
    },
    async sweep(tenantId) {
      const dueBefore = clock.now().toISOString();
      const documents = await store.pendingOutbox({ tenantId, dueBefore, limit: SWEEP_LIMIT });
      if (documents.length > 0) await handOver(documents);
      return documents.length;
    },
  };
}

interface Due {
  document: StoredDocument;
  entries: readonly OutboxEntry[];
}

/** @returns the entries that were taken; each kind fails by itself */
async function takeAll({ queue, audit, store, logger }: DispatchDeps, due: readonly Due[]): Promise<Set<OutboxEntry>> {
  const taken = new Set<OutboxEntry>();
  const attempt = async (entries: readonly OutboxEntry[], take: () => Promise<void>) => {
    if (entries.length === 0) return;
    try {
      await take();
      for (const entry of entries) taken.add(entry);
    } catch (error) {
      logger.warn('outbox entries stay for the next sweep', {
        type: entries[0]?.type,
        count: entries.length,
        code: codeOf(error),
      });
    }
  };

  const jobs = due.flatMap(({ entries }) => entries.filter((entry) => entry.type === 'job'));
  // All at once: none waits for another, and a store that gathers writes makes one of them.
  await Promise.all([
    ...[...Map.groupBy(jobs, (job) => job.queue).values()].map((each) => attempt(each, () => queue.send(each))),
    ...[...byTenant(due)].map(([tenantId, entries]) => {
      const audits = entries.filter((entry) => entry.type === 'audit');
      const events: AuditEvent[] = audits.map(({ id, event }) => ({ ...event, id }));
      return attempt(audits, () => audit.append(tenantId, events));
    }),
    ...due.map(({ document, entries }) => {
      const keeps = entries.filter((entry) => entry.type === 'keep');
      return attempt(keeps, () => store.createMissing(keeps.map((entry) => keptDocument(document, entry))));
    }),
  ]);
  return taken;
}

function byTenant(due: readonly Due[]): Map<string, OutboxEntry[]> {
  const tenants = new Map<string, OutboxEntry[]>();
  for (const { document, entries } of due) {
    tenants.set(document.tenantId, [...(tenants.get(document.tenantId) ?? []), ...entries]);
  }
  return tenants;
}

function keptDocument({ tenantId, scope }: DocumentKey, { document }: KeepEntry) {
  return { tenantId, scope, id: document.id, kind: 'utterance', body: document.body, expiresAt: document.expiresAt };
}

/** Removes what was taken, over whatever was written meanwhile. */
async function acknowledge(
  { store, onHandedOver }: Required<Pick<DispatchDeps, 'store' | 'onHandedOver'>>,
  seen: StoredDocument,
  ids: ReadonlySet<string>,
): Promise<void> {
  let document: StoredDocument | null = seen;
  for (let attempt = 0; ids.size > 0 && document && attempt < MAX_TRIES; attempt++) {
    const outbox: OutboxEntry[] = document.outbox.filter((entry) => !ids.has(entry.id));
    if (outbox.length === document.outbox.length) return;
    const next = { ...document, outbox };
    const written = await store.replace(next, document.etag);
    if (written.ok) return onHandedOver({ ...next, etag: written.etag }, document.etag);
    document = await store.read(seen);
  }
}

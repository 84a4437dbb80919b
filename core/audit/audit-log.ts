import { z } from 'zod';
import { AppError } from '../shared/app-error.ts';
import type { DocumentStore, NewDocument } from '../storage/index.ts';
import { type AuditEvent, ChainedEvent, chainEvent, eventHash, GENESIS } from './audit-event.ts';

/** The append-only, hash-chained record of what happened in a tenant. */
export interface AuditLog {
  /**
   * Appends events in order; one whose id is in the log already is left out, so a repeat changes nothing.
   * Throws `AUDIT.CONTENDED` (retry) when others kept appending at the same time.
   */
  append(tenantId: string, events: readonly AuditEvent[]): Promise<void>;
  /** All events in order, page by page. */
  pages(tenantId: string): AsyncGenerator<ChainedEvent[]>;
  /** Recomputes every hash from the first event to the head of when it was asked; others may append meanwhile. */
  verify(tenantId: string): Promise<AuditVerdict>;
}

export type AuditVerdict =
  | { ok: true; events: number }
  | { ok: false; sequence: number; reason: 'hash' | 'gap' | 'head' };

/**
 * The head carries the last block itself: moving it (one write with its etag) is what appends. The events' own
 * documents follow and are completed before the next block, so a crash in between loses nothing.
 */
const Head = z.object({ sequence: z.number().int(), hash: z.string(), block: z.array(ChainedEvent) });
type Head = z.infer<typeof Head>;

const SCOPE = 'audit';
const HEAD_ID = 'head';
const EVENT_KIND = 'audit-event';
const MAX_TRIES = 50;
const PAGE = 500;

export function createAuditLog({ store }: { store: DocumentStore }): AuditLog {
  /** By tenant: the head whose block is known to be complete. */
  const completed = new Map<string, string>();

  async function readHead(tenantId: string): Promise<{ head: Head; etag: string | null }> {
    const document = await store.read({ tenantId, scope: SCOPE, id: HEAD_ID });
    if (!document) return { head: { sequence: 0, hash: GENESIS, block: [] }, etag: null };
    return { head: Head.parse(document.body), etag: document.etag };
  }

  async function fresh(tenantId: string, head: Head, events: readonly AuditEvent[]): Promise<AuditEvent[]> {
    const inBlock = new Set(head.block.map(({ event }) => event.id));
    const candidates = new Map<string, AuditEvent>();
    for (const event of events) {
      if (!inBlock.has(event.id) && !candidates.has(event.id)) candidates.set(event.id, event);
    }
    const asked = await Promise.all(
      [...candidates.values()].map(async (event) => ({
        event,
        known: await store.read({ tenantId, scope: SCOPE, id: eventId(event) }),
      })),
    );
    return asked.filter(({ known }) => known === null).map(({ event }) => event);
  }

  /** Sees to it that the events of the head's block have their documents; done once for each head. */
  async function completeBlock(tenantId: string, block: readonly ChainedEvent[], etag: string | null): Promise<void> {
    if (etag === null || completed.get(tenantId) === etag) return;
    await store.createMissing(block.map((chained) => eventDocument(tenantId, chained)));
    completed.set(tenantId, etag);
  }

  async function* pages(tenantId: string): AsyncGenerator<ChainedEvent[]> {
    const { head } = await readHead(tenantId);
    await store.createMissing(head.block.map((chained) => eventDocument(tenantId, chained)));
    let continuation: string | undefined;
    do {
      const page = await store.query({
        tenantId,
        scope: SCOPE,
        kind: EVENT_KIND,
        orderBy: { field: 'sequence', direction: 'asc' },
        limit: PAGE,
        ...(continuation === undefined ? {} : { continuation }),
      });
      yield page.documents.map(({ body }) => ChainedEvent.parse(body));
      continuation = page.continuation;
    } while (continuation !== undefined);
  }

  return {
    pages,
    async append(tenantId, events) {
      for (let attempt = 0; attempt < MAX_TRIES; attempt++) {
        const { head, etag } = await readHead(tenantId);
        await completeBlock(tenantId, head.block, etag);
        const next = nextHead(head, await fresh(tenantId, head, events));
        if (next === head) return;
        const document: NewDocument = { tenantId, scope: SCOPE, id: HEAD_ID, kind: 'audit-head', body: next };
        const written = etag === null ? await store.create(document) : await store.replace(document, etag);
        if (!written.ok) continue;
        await completeBlock(tenantId, next.block, written.etag);
        return;
      }
      throw new AppError({
        code: 'AUDIT.CONTENDED',
        fate: 'retry',
        message: 'The audit log is being written by many at once. The events stay in the outbox and are tried again.',
        retryAfterMs: 250,
      });
    },
    async verify(tenantId) {
      const { head } = await readHead(tenantId);
      let previousHash = GENESIS;
      let sequence = 0;
      let newer = 0;
      for await (const page of pages(tenantId)) {
        for (const chained of page) {
          if (sequence === head.sequence) {
            newer += 1;
            continue;
          }
          sequence += 1;
          if (chained.sequence !== sequence) return { ok: false, sequence, reason: 'gap' };
          const hash = eventHash(chained.event, sequence, previousHash);
          if (chained.hash !== hash || chained.previousHash !== previousHash) {
            return { ok: false, sequence, reason: 'hash' };
          }
          previousHash = hash;
        }
      }
      if (head.sequence !== sequence || head.hash !== previousHash) return { ok: false, sequence, reason: 'head' };
      // What was appended meanwhile stands behind the head of then, but never behind the head of now.
      const last = (await readHead(tenantId)).head.sequence;
      return sequence + newer > last
        ? { ok: false, sequence: last + 1, reason: 'head' }
        : { ok: true, events: sequence };
    },
  };
}

function nextHead(head: Head, events: readonly AuditEvent[]): Head {
  if (events.length === 0) return head;
  const block: ChainedEvent[] = [];
  let { sequence, hash } = head;
  for (const event of events) {
    const chained = chainEvent(event, sequence + 1, hash);
    block.push(chained);
    ({ sequence, hash } = chained);
  }
  return { sequence, hash, block };
}

function eventId(event: AuditEvent): string {
  return `event-${event.id}`;
}

function eventDocument(tenantId: string, chained: ChainedEvent): NewDocument {
  return {
    tenantId,
    scope: SCOPE,
    id: eventId(chained.event),
    kind: EVENT_KIND,
    body: chained,
    fields: {
      sequence: chained.sequence,
      type: chained.event.type,
      meetingId: chained.event.meetingId,
    },
  };
}

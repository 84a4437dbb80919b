import { randomBytes } from 'node:crypto';
import { type DocumentStore, queryPages } from '../storage/index.ts';
import { contended, noSuchProof, unreadable } from './audit.errors.ts';
import { type AuditEvent, LoggedEvent, leafOf } from './audit-event.ts';
import { type AuditVerdict, checkLog } from './check-log.ts';
import { type CompactRange, rootOf, withLeaf } from './compact-range.ts';
import { completeBlock } from './complete-block.ts';
import { AUDIT_SCOPE, EVENT_KIND, eventKey, headDocument, type LogHead, readHead, toHex } from './log-documents.ts';
import type { TreeHash } from './merkle-tree.ts';
import { erasePersonKey, type PersonKey, personKeyOf } from './person-keys.ts';
import { createProofReader, type ProofReader } from './proofs.ts';
import { sealEvent } from './seal-event.ts';
import { takeOverChain } from './take-over-chain.ts';

/** The append-only record of what happened in a tenant: a Merkle tree as RFC 9162 hashes it. */
export interface AuditLog {
  /**
   * Appends events in order, with aliases in the place of persons; one whose id is in the log already is left out, so
   * a repeat changes nothing. Throws `AUDIT.CONTENDED` (retry) when others kept appending at the same time.
   */
  append(tenantId: string, events: readonly AuditEvent[]): Promise<void>;
  /** All events in order, as the log holds them, page by page. */
  pages(tenantId: string): AsyncGenerator<LoggedEvent[]>;
  /** How many events there are, and the root of the tree over them, hexadecimal. */
  head(tenantId: string): Promise<{ size: number; root: string }>;
  /** The root that the tree had when it was of this size. */
  rootAt(tenantId: string, size: number): Promise<string>;
  /** As the log holds it. */
  find(tenantId: string, eventId: string): Promise<LoggedEvent | null>;
  /** That the event with this sequence is in the tree of this size. Hashes from the leaf upwards. */
  inclusionProof(tenantId: string, sequence: number, size: number): Promise<TreeHash[]>;
  /** That the tree of the first size begins that of the second. */
  consistencyProof(tenantId: string, older: number, newer: number): Promise<TreeHash[]>;
  /** Recomputes everything from the first event to the head of when it was asked; others may append meanwhile. */
  verify(tenantId: string): Promise<AuditVerdict>;
  /**
   * Erases the person's key: what the log says of them says nothing to anybody any more, and it verifies as before.
   * Chats that a person has alone with somebody count as persons, by their own id.
   */
  forgetPerson(tenantId: string, personId: string): Promise<void>;
}

export interface AuditLogDeps {
  store: DocumentStore;
  /** @returns 32 random bytes; left out: from the machine's own source */
  newKey?: () => Uint8Array;
}

const MAX_TRIES = 50;
const PAGE = 500;
/** The head carries them all, and Cosmos DB takes 2 MB. */
const MAX_BLOCK = 256;

export function createAuditLog({ store, newKey = () => randomBytes(32) }: AuditLogDeps): AuditLog {
  /** By tenant: the head whose block is known to be complete. */
  const completed = new Map<string, string>();
  /** The tenants that keep no hash chain of a former version. */
  const takenOver = new Set<string>();

  async function complete(tenantId: string, { range, block, etag }: LogHead): Promise<void> {
    if (etag === null || completed.get(tenantId) === etag) return;
    await completeBlock(store, tenantId, range.size, block);
    completed.set(tenantId, etag);
  }

  /** @returns the head, whose events and tiles all have their documents */
  async function completeHead(tenantId: string): Promise<LogHead> {
    const head = await readHead(store, tenantId);
    await completeBlock(store, tenantId, head.range.size, head.block);
    return head;
  }

  async function proofsUpTo(tenantId: string, size: number): Promise<ProofReader> {
    const { range } = await completeHead(tenantId);
    if (size < 0 || size > range.size) throw noSuchProof();
    return createProofReader(store, tenantId);
  }

  async function fresh(tenantId: string, { block }: LogHead, events: readonly AuditEvent[]): Promise<AuditEvent[]> {
    const inBlock = new Set(block.map(({ event }) => event.id));
    const candidates = new Map<string, AuditEvent>();
    for (const event of events) {
      if (!inBlock.has(event.id) && !candidates.has(event.id)) candidates.set(event.id, event);
    }
    const asked = await Promise.all(
      [...candidates.values()].map(async (event) => ({ event, known: await store.read(eventKey(tenantId, event)) })),
    );
    return asked.filter(({ known }) => known === null).map(({ event }) => event);
  }

  async function appendBlock(tenantId: string, events: readonly AuditEvent[]): Promise<void> {
    for (let attempt = 0; attempt < MAX_TRIES; attempt++) {
      const head = await readHead(store, tenantId);
      await complete(tenantId, head);
      const added = await fresh(tenantId, head, events);
      if (added.length === 0) return;
      const { range, block } = withEvents(head.range, added);
      const document = headDocument(tenantId, range, block);
      const written = head.etag === null ? await store.create(document) : await store.replace(document, head.etag);
      if (!written.ok) continue;
      await complete(tenantId, { range, block, etag: written.etag });
      return;
    }
    throw contended();
  }

  async function appendAll(tenantId: string, events: readonly AuditEvent[]): Promise<void> {
    // Read once for all these events, and anew for the next: another process may erase one.
    const keys = new Map<string, PersonKey>();
    const keyOf = async (personId: string) => {
      const key = keys.get(personId) ?? (await personKeyOf({ store, newKey }, tenantId, personId));
      keys.set(personId, key);
      return key;
    };
    const sealed: AuditEvent[] = [];
    for (const event of events) sealed.push(await sealEvent(keyOf, event));
    for (let from = 0; from < sealed.length; from += MAX_BLOCK) {
      await appendBlock(tenantId, sealed.slice(from, from + MAX_BLOCK));
    }
  }

  /** Looked for once in a process and tenant. */
  async function chainTakenOver(tenantId: string): Promise<void> {
    if (takenOver.has(tenantId)) return;
    await takeOverChain(store, tenantId, (events) => appendAll(tenantId, events));
    takenOver.add(tenantId);
  }

  return {
    async append(tenantId, events) {
      if (events.length === 0) return;
      await chainTakenOver(tenantId);
      await appendAll(tenantId, events);
    },
    async *pages(tenantId) {
      await completeHead(tenantId);
      const query = {
        tenantId,
        scope: AUDIT_SCOPE,
        kind: EVENT_KIND,
        orderBy: { field: 'sequence', direction: 'asc' },
        limit: PAGE,
      } as const;
      for await (const page of queryPages(store, query)) yield page.map(({ body }) => LoggedEvent.parse(body));
    },
    async head(tenantId) {
      const { range } = await readHead(store, tenantId);
      return { size: range.size, root: toHex(rootOf(range)) };
    },
    async rootAt(tenantId, size) {
      return toHex(await (await proofsUpTo(tenantId, size)).root(size));
    },
    async find(tenantId, eventId) {
      await completeHead(tenantId);
      const document = await store.read(eventKey(tenantId, { id: eventId }));
      if (document?.kind !== EVENT_KIND) return null;
      const logged = LoggedEvent.safeParse(document.body);
      if (!logged.success) throw unreadable(logged.error);
      return logged.data;
    },
    async inclusionProof(tenantId, sequence, size) {
      if (sequence < 1 || sequence > size) throw noSuchProof();
      return (await proofsUpTo(tenantId, size)).inclusion(sequence - 1, size);
    },
    async consistencyProof(tenantId, older, newer) {
      if (older < 0 || older > newer) throw noSuchProof();
      return (await proofsUpTo(tenantId, newer)).consistency(older, newer);
    },
    async verify(tenantId) {
      const checked = await checkLog(store, tenantId);
      return checked.ok ? { ok: true, events: checked.size } : checked;
    },
    async forgetPerson(tenantId, personId) {
      await erasePersonKey(store, tenantId, personId);
    },
  };
}

function withEvents(range: CompactRange, events: readonly AuditEvent[]): { range: CompactRange; block: LoggedEvent[] } {
  let next = range;
  const block = events.map((event) => {
    const leaf = leafOf({ sequence: next.size + 1, event });
    next = withLeaf(next, leaf);
    return { sequence: next.size, event, hash: toHex(leaf) };
  });
  return { range: next, block };
}

import type { Clock } from '../shared/clock.port.ts';
import type { Metrics } from '../shared/metrics.port.ts';
import {
  type DocumentKey,
  type DocumentStore,
  type NewDocument,
  nextOutbox,
  type OutboxEntry,
  queryPages,
  type StoredDocument,
} from '../storage/index.ts';
import { comingContended, comingUnreadable } from './coming.errors.ts';
import { type ComingKey, ComingMeeting } from './coming-meeting.ts';
import { nextLook } from './judge-coming.ts';

/** What a use case decided: leave `coming` out when nothing changes; null: it ends. */
export interface ComingChange<Result> {
  coming?: ComingMeeting | null;
  outbox?: readonly OutboxEntry[];
  /** Outbox ids whose work is done. */
  settled?: readonly string[];
  result: Result;
}

export interface ComingMeetings {
  /** How long before the start the brief goes out, milliseconds. */
  readonly briefBeforeMs: number;
  read(key: ComingKey): Promise<ComingMeeting | null>;
  /** @returns false when the chat has one already */
  create(coming: ComingMeeting, outbox: readonly OutboxEntry[]): Promise<boolean>;
  /** Reads, decides and writes in one step, anew after a conflict. @returns null when there is none (any more) */
  change<Result>(key: ComingKey, decide: (coming: ComingMeeting) => ComingChange<Result>): Promise<Result | null>;
  /** Removes it with what it owes, as if it had never been known. */
  remove(key: ComingKey): Promise<void>;
  /** Those that are to be looked at by now, the most urgent first. */
  due(tenantId: string, now: Date, limit: number): Promise<ComingMeeting[]>;
  all(tenantId: string): Promise<ComingMeeting[]>;
}

export interface ComingMeetingsDeps {
  store: Pick<DocumentStore, 'read' | 'create' | 'replace' | 'remove' | 'query'>;
  clock: Clock;
  metrics: Pick<Metrics, 'conflict'>;
  briefBeforeMs: number;
  onPending: (key: DocumentKey) => void;
  /** Told after every write: who saw it before or sees it now. */
  onWritten?: (change: { tenantId: string; personIds: ReadonlySet<string> }) => void;
}

const KIND = 'coming-meeting';
/** What is left until its events are in the audit log; it says nothing of the meeting. */
const ENDED_KIND = 'coming-meeting-removed';
const ENDED_FOR_MS = 7 * 86_400_000;
/** Also when nobody looks at it any more. */
const KEPT_AFTER_START_MS = 3 * 86_400_000;
const MAX_TRIES = 20;
const PAGE = 200;

export function createComingMeetings(deps: ComingMeetingsDeps): ComingMeetings {
  const { store, clock, metrics, briefBeforeMs, onPending, onWritten = () => undefined } = deps;

  function documentOf(coming: ComingMeeting, outbox: readonly OutboxEntry[]): NewDocument {
    const { meetingId, startsAt } = coming;
    return {
      ...documentKey(coming),
      kind: KIND,
      body: coming,
      // `sequence`: in this order they are looked at.
      fields: { meetingId, sequence: nextLook(coming, { now: clock.now(), briefBeforeMs }).getTime() },
      outbox,
      expiresAt: new Date(new Date(startsAt).getTime() + KEPT_AFTER_START_MS).toISOString(),
    };
  }

  function ended(coming: ComingMeeting, outbox: readonly OutboxEntry[]): NewDocument {
    return {
      ...documentKey(coming),
      kind: ENDED_KIND,
      body: null,
      outbox: outbox.filter(({ type }) => type === 'audit'),
      expiresAt: new Date(clock.now().getTime() + ENDED_FOR_MS).toISOString(),
    };
  }

  function written(document: NewDocument, ...versions: (ComingMeeting | null)[]): void {
    if ((document.outbox ?? []).length > 0) onPending(document);
    const people = versions.flatMap((version) => version?.people ?? []);
    onWritten({ tenantId: document.tenantId, personIds: new Set(people.map(({ id }) => id)) });
  }

  /** In the place of one that ended, too, whose last events may still be on their way. */
  async function create(coming: ComingMeeting, outbox: readonly OutboxEntry[]): Promise<boolean> {
    const before = await store.read(documentKey(coming));
    if (before?.kind === KIND) return false;
    const next = documentOf(coming, [...(before?.outbox ?? []), ...outbox]);
    const result = before ? await store.replace(next, before.etag) : await store.create(next);
    if (result.ok) written(next, coming);
    else metrics.conflict({ kind: KIND, reason: 'exists' });
    return result.ok;
  }

  return {
    briefBeforeMs,
    async read(key) {
      const document = await store.read(documentKey(key));
      return document?.kind === KIND ? parsed(document) : null;
    },
    create,
    async change(key, decide) {
      for (let attempt = 0; attempt < MAX_TRIES; attempt++) {
        const document = await store.read(documentKey(key));
        if (document?.kind !== KIND) return null;
        const before = parsed(document);
        const { coming = before, outbox = [], settled = [], result } = decide(before);
        const entries = owedAfter(document.outbox, outbox, settled);
        if (coming === before && entries === document.outbox) return result;
        const next = coming === null ? ended(before, entries) : documentOf(coming, entries);
        const answer = await store.replace(next, document.etag);
        if (answer.ok) {
          written(next, before, coming);
          return result;
        }
        metrics.conflict({ kind: KIND, reason: 'conflict' });
      }
      throw comingContended();
    },
    async remove(key) {
      await store.remove(documentKey(key));
      onWritten({ tenantId: key.tenantId, personIds: new Set() });
    },
    async due(tenantId, now, limit) {
      const { documents } = await store.query({
        tenantId,
        kind: KIND,
        orderBy: { field: 'sequence', direction: 'asc' },
        limit,
      });
      return documents.filter(({ fields }) => Number(fields['sequence']) <= now.getTime()).map(parsed);
    },
    async all(tenantId) {
      const found: ComingMeeting[] = [];
      for await (const documents of queryPages(store, { tenantId, kind: KIND, limit: PAGE })) {
        found.push(...documents.map(parsed));
      }
      return found;
    },
  };
}

function documentKey({ tenantId, conversationId }: ComingKey): DocumentKey {
  return { tenantId, scope: conversationId, id: KIND };
}

function parsed({ body }: StoredDocument): ComingMeeting {
  const result = ComingMeeting.safeParse(body);
  if (!result.success) throw comingUnreadable(result.error);
  return result.data;
}

function owedAfter(
  pending: readonly OutboxEntry[],
  added: readonly OutboxEntry[],
  settled: readonly string[],
): readonly OutboxEntry[] {
  if (added.length === 0 && !pending.some(({ id }) => settled.includes(id))) return pending;
  return nextOutbox(pending, added, settled);
}

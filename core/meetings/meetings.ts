import type { Clock } from '../shared/clock.port.ts';
import type { Metrics } from '../shared/metrics.port.ts';
import {
  type DocumentKey,
  type DocumentStore,
  type NewDocument,
  nextOutbox,
  type OutboxEntry,
  type StoredDocument,
} from '../storage/index.ts';
import { meetingContended, meetingNotFound, meetingUnreadable } from './meeting.errors.ts';
import { Meeting } from './meeting.ts';
import { isSample, type MeetingKey } from './meeting-key.ts';

/** What a use case decided: leave `meeting` out when nothing changes. */
export interface MeetingChange<Result> {
  meeting?: Meeting;
  /** What must follow; an entry with an id that is pending already replaces it. */
  outbox?: readonly OutboxEntry[];
  /** Outbox ids whose work is done. */
  settled?: readonly string[];
  /** Outbox ids that are due from this instant on (ISO 8601), since their turn could not do the work itself. */
  expedite?: { ids: readonly string[]; at: string };
  result: Result;
}

export interface Meetings {
  /** The latest meeting of a conversation. */
  current(tenantId: string, conversationId: string): Promise<Meeting | null>;
  read(key: MeetingKey): Promise<Meeting | null>;
  /** Meetings of the conversation, latest first. */
  series(tenantId: string, conversationId: string, limit: number): Promise<Meeting[]>;
  /** @returns false when the meeting exists already */
  create(meeting: Meeting, outbox: readonly OutboxEntry[]): Promise<boolean>;
  /**
   * Reads, decides and writes in one step; after a conflict it reads again and decides anew, so `decide` must be
   * pure. Throws `MEETING.NOT_FOUND` and, after many conflicts in a row, `MEETING.CONTENDED`.
   */
  change<Result>(
    key: MeetingKey,
    decide: (meeting: Meeting) => MeetingChange<Result>,
    options?: ChangeOptions,
  ): Promise<Result>;
  /** Removes the meeting with what it owes. What was kept elsewhere is not touched. @returns false when it is gone already */
  remove(key: MeetingKey): Promise<boolean>;
  /** Forgets what it has read and parsed, so that nothing of what was removed stays in memory. */
  forgetAll(): void;
  /** Tells that the meeting of this document is as it was at the previous etag, only its outbox is another. */
  handedOver(document: StoredDocument, previousEtag: string): void;
}

export interface ChangeOptions {
  /**
   * Decides first on the version that this process saw last, without reading it. For callers who have just read it, or
   * who always write: if somebody else has written since, the write conflicts and is decided anew.
   */
  onLastSeen?: boolean;
}

export interface MeetingsDeps {
  store: DocumentStore;
  metrics: Metrics;
  clock: Clock;
  /** Told after every write that left something in the outbox. */
  onPending: (key: DocumentKey) => void;
  /** Told after every write and removal, outboxes aside. */
  onWritten?: (key: MeetingKey) => void;
}

/** A meeting as it stood at one write, with what it owed then. */
interface Version {
  etag: string;
  meeting: Meeting;
  outbox: readonly OutboxEntry[];
}

const KIND = 'meeting';
/** Each conflict means somebody else got through, so this many in a row is a storm. */
const MAX_TRIES = 50;
/** Meetings whose latest version is kept parsed; a document with the same etag is the same meeting. */
const PARSED_MEETINGS = 200;

export function createMeetings(deps: MeetingsDeps): Meetings {
  const { store, metrics, clock, onPending, onWritten = () => undefined } = deps;
  const parsed = new Map<string, Version>();

  function parse(document: StoredDocument): Version {
    const known = parsed.get(document.id);
    if (known?.etag === document.etag) return known;
    const result = Meeting.safeParse(document.body);
    if (!result.success) throw meetingUnreadable(result.error);
    return remember({ etag: document.etag, meeting: result.data, outbox: document.outbox });
  }

  function remember(version: Version): Version {
    const { id } = version.meeting;
    parsed.delete(id);
    parsed.set(id, version);
    if (parsed.size > PARSED_MEETINGS) {
      const oldest = parsed.keys().next().value;
      if (oldest !== undefined) parsed.delete(oldest);
    }
    return version;
  }

  function lastSeen({ tenantId, conversationId, meetingId }: MeetingKey): Version | null {
    const version = parsed.get(meetingId);
    const isTheirs = version?.meeting.tenantId === tenantId && version.meeting.conversationId === conversationId;
    return version && isTheirs ? version : null;
  }

  async function read(key: MeetingKey): Promise<Version | null> {
    const document = await store.read(documentKey(key));
    return document?.kind === KIND ? parse(document) : null;
  }

  async function series(tenantId: string, conversationId: string, limit: number): Promise<Meeting[]> {
    const page = await store.query({
      tenantId,
      scope: conversationId,
      kind: KIND,
      orderBy: { field: 'sequence', direction: 'desc' },
      limit,
    });
    return page.documents.map((document) => parse(document).meeting);
  }

  return {
    series,
    async current(tenantId, conversationId) {
      return (await series(tenantId, conversationId, 1))[0] ?? null;
    },
    async read(key) {
      return (await read(key))?.meeting ?? null;
    },
    async create(meeting, outbox) {
      const document = toDocument(meeting, outbox, clock.now());
      const written = await store.create(document);
      if (written.ok) {
        remember({ etag: written.etag, meeting, outbox });
        if (outbox.length > 0) onPending(document);
        onWritten(keyOf(meeting));
        return true;
      }
      metrics.conflict({ kind: KIND, reason: 'exists' });
      return false;
    },
    async remove(key) {
      const removed = await store.remove(documentKey(key));
      parsed.delete(key.meetingId);
      if (removed.ok) onWritten(key);
      return removed.ok;
    },
    forgetAll: () => parsed.clear(),
    handedOver({ id, etag, outbox }, previousEtag) {
      const known = parsed.get(id);
      if (known?.etag === previousEtag) remember({ ...known, etag, outbox });
    },
    async change(key, decide, { onLastSeen = false } = {}) {
      let version = onLastSeen ? lastSeen(key) : null;
      for (let attempt = 0; attempt < MAX_TRIES; attempt++) {
        version ??= await read(key);
        if (!version) throw meetingNotFound();
        const change = decide(version.meeting);
        const outbox = owedAfter(version.outbox, change);
        const meeting = change.meeting ?? version.meeting;
        if (meeting === version.meeting && outbox === version.outbox) return change.result;
        const next = toDocument(meeting, outbox, clock.now());
        const written = await store.replace(next, version.etag);
        if (written.ok) {
          remember({ etag: written.etag, meeting, outbox });
          if (outbox.length > 0) onPending(next);
          onWritten(key);
          return change.result;
        }
        version = null;
        metrics.conflict({ kind: KIND, reason: 'conflict' });
      }
      throw meetingContended();
    },
  };
}

function documentKey({ tenantId, conversationId, meetingId }: MeetingKey): DocumentKey {
  return { tenantId, scope: conversationId, id: meetingId };
}

function keyOf({ tenantId, conversationId, id: meetingId }: Meeting): MeetingKey {
  return { tenantId, conversationId, meetingId };
}

function toDocument(meeting: Meeting, outbox: readonly OutboxEntry[], now: Date): NewDocument {
  return {
    tenantId: meeting.tenantId,
    scope: meeting.conversationId,
    id: meeting.id,
    kind: KIND,
    body: meeting,
    fields: {
      sequence: meeting.sequence,
      status: meeting.status,
      startedAt: meeting.startedAt,
      meetingId: meeting.id,
      updatedAt: now.toISOString(),
    },
    outbox: isSample(meeting) ? outbox.filter(({ type }) => type === 'audit') : outbox,
  };
}

function owedAfter<Result>(
  pending: readonly OutboxEntry[],
  { outbox = [], settled = [], expedite }: MeetingChange<Result>,
): readonly OutboxEntry[] {
  const touched = [...settled, ...(expedite?.ids ?? [])];
  if (outbox.length === 0 && !pending.some((entry) => touched.includes(entry.id))) return pending;
  const hurried = pending.map((entry) => (expedite?.ids.includes(entry.id) ? { ...entry, dueAt: expedite.at } : entry));
  return nextOutbox(hurried, outbox, settled);
}

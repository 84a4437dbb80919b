import type { Cause } from '../meetings/index.ts';
import { stableId } from '../shared/stable-id.ts';
import {
  type AuditEntry,
  type DocumentKey,
  type DocumentStore,
  eventEntry,
  type NewDocument,
  scanPages,
} from '../storage/index.ts';
import { Hold, type HoldSubject } from './hold.ts';
import { holdContended, holdUnreadable } from './holds.errors.ts';

/** What a person says of a hold. */
export interface HoldTerms {
  owner: string;
  reason: string;
  /** `YYYY-MM-DD` */
  reviewOn: string;
}

/** `missing`: there is none that stands. `changed`: somebody was quicker. */
export type HoldChange = { type: 'done' | 'changed'; hold: Hold } | { type: 'missing' };

export interface Holds {
  /** Those that stand, oldest first. Throws `HOLD.UNREADABLE`: then nothing may be removed. */
  active(tenantId: string): Promise<Hold[]>;
  /** Also those that were released, oldest first. */
  all(tenantId: string): Promise<Hold[]>;
  /** The same request again finds the hold that it placed. */
  place(tenantId: string, subject: HoldSubject, terms: HoldTerms, requestId: string, cause: Cause): Promise<Hold>;
  /** Only the revision that it has; else nothing is written. */
  change(
    tenantId: string,
    holdId: string,
    input: { revision: number; terms: HoldTerms },
    cause: Cause,
  ): Promise<HoldChange>;
  /** @returns null when there is none that stands */
  release(tenantId: string, holdId: string, cause: Cause): Promise<Hold | null>;
}

export interface HoldsDeps {
  store: DocumentStore;
  onPending: (key: DocumentKey) => void;
}

export const HOLD_SCOPE = 'holds';
const KIND = 'hold';
const PAGE = 200;
const MAX_TRIES = 10;

export function createHolds({ store, onPending }: HoldsDeps): Holds {
  async function all(tenantId: string): Promise<Hold[]> {
    const holds: Hold[] = [];
    for await (const documents of scanPages(store, { tenantId, scope: HOLD_SCOPE, limit: PAGE })) {
      holds.push(...documents.map(({ body }) => parse(body)));
    }
    return holds.sort((a, b) => a.placedAt.localeCompare(b.placedAt) || a.id.localeCompare(b.id));
  }

  async function rewrite(
    tenantId: string,
    holdId: string,
    change: (hold: Hold) => { hold: Hold; event: string; cause: Cause } | null,
  ): Promise<HoldChange> {
    for (let attempt = 0; attempt < MAX_TRIES; attempt++) {
      const before = await store.read({ tenantId, scope: HOLD_SCOPE, id: holdId });
      const known = before ? parse(before.body) : null;
      if (!before || known?.releasedAt !== null) return { type: 'missing' };
      const changed = change(known);
      if (!changed) return { type: 'changed', hold: known };
      const hold = { ...changed.hold, revision: known.revision + 1 };
      const audit = auditOf(changed.event, hold, changed.cause);
      const written = await store.replace(
        { ...documentOf(tenantId, hold), outbox: [...before.outbox, audit] },
        before.etag,
      );
      if (!written.ok) continue;
      onPending(before);
      return { type: 'done', hold };
    }
    throw holdContended();
  }

  return {
    all,
    async active(tenantId) {
      return (await all(tenantId)).filter(({ releasedAt }) => releasedAt === null);
    },
    async place(tenantId, subject, { owner, reason, reviewOn }, requestId, cause) {
      const id = stableId('h', tenantId, JSON.stringify(subject), cause.actor, requestId);
      const hold = Hold.parse({
        id,
        subject,
        owner,
        reason,
        reviewOn,
        placedBy: cause.actor,
        placedAt: cause.at.toISOString(),
        releasedBy: null,
        releasedAt: null,
        revision: 1,
      });
      const document = { ...documentOf(tenantId, hold), outbox: [auditOf('hold.placed', hold, cause)] };
      const written = await store.create(document);
      if (written.ok) onPending(document);
      const there = await store.read(document);
      return there ? parse(there.body) : hold;
    },
    change: (tenantId, holdId, { revision, terms: { owner, reason, reviewOn } }, cause) =>
      rewrite(tenantId, holdId, (before) => {
        if (before.revision !== revision) return null;
        return { hold: Hold.parse({ ...before, owner, reason, reviewOn }), event: 'hold.changed', cause };
      }),
    async release(tenantId, holdId, cause) {
      const released = { releasedAt: cause.at.toISOString(), releasedBy: cause.actor };
      const result = await rewrite(tenantId, holdId, (before) => ({
        hold: { ...before, ...released },
        event: 'hold.released',
        cause,
      }));
      return result.type === 'missing' ? null : result.hold;
    },
  };
}

function parse(body: unknown): Hold {
  const hold = Hold.safeParse(body);
  if (!hold.success) throw holdUnreadable(hold.error);
  return hold.data;
}

function documentOf(tenantId: string, hold: Hold): NewDocument {
  return { tenantId, scope: HOLD_SCOPE, id: hold.id, kind: KIND, body: hold };
}

function auditOf(type: string, { id, subject, reviewOn }: Hold, cause: Cause): AuditEntry {
  return eventEntry({
    id: stableId('a', type, id, cause.correlationId),
    type,
    scope: HOLD_SCOPE,
    ...(subject.type === 'meeting' && { meetingId: subject.meetingId }),
    cause,
    data: {
      holdId: id,
      subject: subject.type,
      reviewOn,
      ...(subject.type === 'person' && { personId: subject.personId }),
    },
  });
}

import { Hold, holdsOn, subjectsOf } from '../holds/index.ts';
import { Meeting, sampleConversation } from '../meetings/index.ts';
import { KeptAnswers, keptAnswersOf } from '../retention/index.ts';
import type { NewDocument, StoredDocument } from '../storage/index.ts';
import type { ErasureSubject } from './erasure-request.ts';
import { aliasOf } from './pseudonym.ts';
import { redactMeeting } from './redact-meeting.ts';
import type { PersonEraser } from './without-person.ts';

/** What an erasure does with one document. */
export type DocumentPlan =
  | { do: 'nothing' }
  /** It would, but a hold keeps it. */
  | { do: 'hold' }
  /** `keep` is written first: proof that answers were given. */
  | { do: 'remove'; keep: NewDocument | null }
  | { do: 'rewrite'; document: NewDocument };

export interface PlanContext {
  subject: ErasureSubject;
  /** The request itself is cleaned at its end. */
  requestId: string;
  salt: string;
  /** Takes the person out; null where no person is to be removed. */
  eraser: PersonEraser | null;
  holds: readonly Hold[];
  now: Date;
  /** Until when the answers of a meeting that began then are kept as proof. */
  answersUntil: (startedAt: Date) => Date;
}

const NOTHING: DocumentPlan = { do: 'nothing' };
/** Who read the log stands in documents of their own until the log has it. */
const OF_THE_LOG = /^audit-(?!read$)/;
/** Kept by law, under aliases: see the table of retention rules. */
const RECEIPTS: ReadonlySet<string> = new Set(['retention-receipt', 'erasure-list']);

export function planDocument(document: StoredDocument, context: PlanContext): DocumentPlan {
  const { kind, id, scope } = document;
  if (id === context.requestId && scope === 'erasures') return NOTHING;
  // The log is never rewritten: what it says of a person goes with the person's key.
  if (OF_THE_LOG.test(kind) || RECEIPTS.has(kind)) return NOTHING;
  const plan = planOf(document, context);
  if (plan.do === 'nothing') return plan;
  return holdsOn(context.holds, subjectsOf(document)).length > 0 ? { do: 'hold' } : plan;
}

function planOf(document: StoredDocument, context: PlanContext): DocumentPlan {
  switch (context.subject.type) {
    case 'tenant':
      return planForTenant(document, context);
    case 'meeting':
      return planForMeeting(document, context.subject.meetingId, context);
    case 'person':
      return planForPerson(document, context.subject.personId, context);
  }
}

function planForTenant(document: StoredDocument, context: PlanContext): DocumentPlan {
  const { kind, body } = document;
  if (kind === 'consent-answers') return aliased(document, context.salt);
  if (kind === 'hold') return withoutWords(document, context.salt);
  if (kind === 'erasure' && isDone(body)) return NOTHING;
  return removal(document, context);
}

function planForMeeting(document: StoredDocument, meetingId: string, context: PlanContext): DocumentPlan {
  if (document.kind === 'consent-answers' || document.kind === 'hold' || document.kind === 'erasure') return NOTHING;
  return subjectsOf(document).meetingId === meetingId ? removal(document, context) : NOTHING;
}

function planForPerson(document: StoredDocument, personId: string, context: PlanContext): DocumentPlan {
  const { kind, id, scope, body, fields, outbox } = document;
  const { eraser, now, salt } = context;
  if (scope === sampleConversation(personId)) return { do: 'remove', keep: null };
  if (id === personId && kind.startsWith('profile')) return { do: 'remove', keep: null };
  const isOwn = kind !== 'meeting' && OWN_KINDS.has(kind) && subjectsOf(document).personIds.includes(personId);
  if (isOwn) return { do: 'remove', keep: null };
  // What the tenant says of itself, such as its data protection officer, is the tenant's to change.
  if (kind === 'settings' || !eraser) return NOTHING;
  const rest = outbox.filter((entry) => entry.type !== 'keep' || speakerOf(entry.document.body) !== personId);
  const parts = { body, fields, outbox: rest };
  if (kind === 'meeting') {
    const meeting = Meeting.safeParse(body).data;
    const isTheirs = meeting && (eraser.isIn(body) || rest.length < outbox.length);
    if (!isTheirs) return NOTHING;
    const redacted = redactMeeting(meeting, { personId, alias: aliasOf(salt, personId), eraser });
    const changed = { ...eraser.clean({ fields, outbox: rest }), body: redacted };
    return rewrite(document, { ...changed, fields: { ...changed.fields, updatedAt: now.toISOString() } });
  }
  if (rest.length === outbox.length && !eraser.isIn(parts)) return NOTHING;
  // That somebody asked and was answered stays as proof; what they wrote does not.
  const isTheirRequest = kind === 'subject-request' && subjectsOf(document).personIds.includes(personId);
  return rewrite(document, eraser.clean(isTheirRequest ? { ...parts, body: withoutTexts(body) } : parts));
}

/** Documents that are their author's own words and nothing else. */
const OWN_KINDS: ReadonlySet<string> = new Set(['utterance', 'decision-comment']);

function removal(document: StoredDocument, { salt, now, answersUntil }: PlanContext): DocumentPlan {
  if (document.kind !== 'meeting') return { do: 'remove', keep: null };
  const startedAt = new Date(String(document.fields['startedAt'] ?? now.toISOString()));
  const alias = (personId: string) => aliasOf(salt, personId);
  return { do: 'remove', keep: keptAnswersOf(document.body, { alias, until: answersUntil(startedAt), now }) };
}

function aliased(document: StoredDocument, salt: string): DocumentPlan {
  const kept = KeptAnswers.safeParse(document.body);
  if (!kept.success) return { do: 'remove', keep: null };
  if (kept.data.answers.every(({ personId }) => personId.startsWith('removed-'))) return NOTHING;
  const answers = kept.data.answers.map((each) => ({ ...each, personId: aliasOf(salt, each.personId) }));
  return rewrite(document, { body: { ...kept.data, answers }, fields: document.fields, outbox: document.outbox });
}

const NO_WORDS = '-';

function withoutTexts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutTexts);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      (key === 'text' || key === 'reason') && typeof each === 'string' ? NO_WORDS : withoutTexts(each),
    ]),
  );
}

/** A hold that was released stays as proof, without what people wrote about it and without whom it was about. */
function withoutWords(document: StoredDocument, salt: string): DocumentPlan {
  const hold = Hold.safeParse(document.body);
  if (!hold.success) return { do: 'remove', keep: null };
  const { subject } = hold.data;
  if (hold.data.placedBy === NO_WORDS) return NOTHING;
  const body: Hold = {
    ...hold.data,
    subject: subject.type === 'person' ? { ...subject, personId: aliasOf(salt, subject.personId) } : subject,
    owner: NO_WORDS,
    reason: NO_WORDS,
    placedBy: NO_WORDS,
    releasedBy: NO_WORDS,
  };
  return rewrite(document, { body, fields: document.fields, outbox: [] });
}

function rewrite(
  { tenantId, scope, id, kind, expiresAt }: StoredDocument,
  parts: Pick<StoredDocument, 'body' | 'fields' | 'outbox'>,
): DocumentPlan {
  return {
    do: 'rewrite',
    document: { tenantId, scope, id, kind, ...parts, ...(expiresAt !== undefined && { expiresAt }) },
  };
}

function speakerOf(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'speakerId' in body ? body.speakerId : null;
}

function isDone(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'state' in body && body.state === 'done';
}

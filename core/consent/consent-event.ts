import { z } from 'zod';
import { canonicalJson } from '../shared/canonical-json.ts';
import { Language } from '../shared/language.ts';
import { sha256 } from '../shared/stable-id.ts';
import { ConsentLevel } from './consent-level.ts';
import { LegalBasis } from './legal-basis.ts';
import { RetentionPeriods } from './retention-periods.ts';

/**
 * What happened between a person and the question.
 * - `requested`: they were asked; nothing is allowed by that
 * - `given`: yes, by consent
 * - `informed`: on any other basis, they were told and chose a level
 * - `renewed`: yes again, to words that had changed
 * - `refused`: no; `withdrawn`: no after a yes
 * - `objected`: no, on a basis that gives the right to object
 * - `expired`: they left; what they say from then on is not covered
 */
export const ConsentSignal = z.enum([
  'requested',
  'given',
  'informed',
  'renewed',
  'refused',
  'withdrawn',
  'objected',
  'expired',
]);
export type ConsentSignal = z.infer<typeof ConsentSignal>;

const Fields = z.object({
  personId: z.string().min(1),
  /** What is allowed from then on; `none` for what is no answer. */
  level: ConsentLevel,
  basis: LegalBasis,
  signal: ConsentSignal,
  at: z.iso.datetime(),
  /** What the person was shown: version and SHA-256 of the notice, and its language. */
  noticeVersion: z.string(),
  noticeHash: z.string(),
  language: Language,
  /** The periods in those words; null where nobody wrote them down. */
  periods: RetentionPeriods.nullable(),
  /** `teams`: Teams told of it, the person did nothing here. */
  channel: z.enum(['card', 'command', 'tab', 'teams']),
  /** The person's Teams client, such as `Android`, when it told. */
  client: z.string().nullable(),
  /** Hash of the same person's event before, in the same meeting; null for the first. */
  previous: z.string().nullable(),
});

/** One event of one person; the last one counts. Never changed, only followed by another. */
export const ConsentEvent = z.preprocess(
  completed,
  Fields.extend({
    /** SHA-256 over the canonical JSON of all else. */
    hash: z.string(),
  }),
);
export type ConsentEvent = z.infer<typeof ConsentEvent>;

/** @returns the event with its place behind the person's last one */
export function nextEvent(
  events: readonly ConsentEvent[],
  event: Omit<z.infer<typeof Fields>, 'previous'>,
): ConsentEvent {
  const previous = events.findLast(({ personId }) => personId === event.personId)?.hash ?? null;
  return withHash({ ...event, previous });
}

/** @returns whether these events of one person, in order, are whole and none is left out between them */
export function isWholeChain(events: readonly ConsentEvent[]): boolean {
  return events.every((event, index) => {
    const { hash, ...rest } = event;
    const before = events[index - 1];
    return hashOf(rest) === hash && (before === undefined || before.hash === event.previous);
  });
}

function withHash(fields: z.infer<typeof Fields>): ConsentEvent {
  return { ...fields, hash: hashOf(fields) };
}

function hashOf(fields: z.infer<typeof Fields>): string {
  return sha256(canonicalJson(fields));
}

/** Answers of before there was a choice of basis were all by consent. */
function completed(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || 'hash' in value) return value;
  const isNo = 'level' in value && value.level === 'none';
  const filled = {
    basis: 'consent',
    signal: isNo ? 'refused' : 'given',
    periods: null,
    client: null,
    previous: null,
    ...value,
  };
  return { ...filled, hash: sha256(canonicalJson(filled)) };
}

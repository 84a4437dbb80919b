import {
  basisFor,
  type ConsentEvent,
  consentNotice,
  type LegalBasis,
  lastAnswer,
  nextEvent,
} from '../consent/index.ts';
import { kindOf, type Person } from '../people/index.ts';
import type { TenantSettings } from '../settings/index.ts';
import type { AuditEntry, JobEntry } from '../storage/index.ts';
import type { Meeting } from './meeting.ts';
import { auditEntry, type Cause, jobEntry } from './outbox-entries.ts';
import { withConsentEvent } from './with-consent-event.ts';

type Asking = Pick<Meeting, 'consents' | 'language' | 'people'>;
type Rules = Pick<TenantSettings, 'legalBasis' | 'retention'>;

/** @returns the ground on which this person's words are handled; by what the roster said of them, whoever clicks */
export function basisOf({ people }: Pick<Meeting, 'people'>, personId: string, { legalBasis }: Rules): LegalBasis {
  return basisFor(legalBasis, kindOf(people.find(({ id }) => id === personId) ?? null));
}

/** @returns the events with one more: this person was asked, in the words of now */
export function withRequest(
  meeting: Asking,
  { id: personId }: Pick<Person, 'id'>,
  rules: Rules,
  at: string,
): { consents: ConsentEvent[]; event: ConsentEvent } {
  const basis = basisOf(meeting, personId, rules);
  const { version, hash, language } = consentNotice({ language: meeting.language, basis, periods: rules.retention });
  const event = nextEvent(meeting.consents, {
    personId,
    level: 'none',
    basis,
    signal: 'requested',
    at,
    noticeVersion: version,
    noticeHash: hash,
    language,
    periods: rules.retention,
    channel: 'card',
    client: null,
  });
  return { consents: withConsentEvent(meeting.consents, event), event };
}

/** @returns whether an answer was given to other words than those of now; another language alone makes no difference */
export function isAnswerOutdated(meeting: Asking, personId: string, rules: Rules): boolean {
  const answer = lastAnswer(meeting.consents, personId);
  if (!answer) return false;
  const basis = basisOf(meeting, personId, rules);
  return answer.noticeHash !== consentNotice({ language: answer.language, basis, periods: rules.retention }).hash;
}

/** @returns whether the person has to be asked: never asked here, or gone since, or answered to words that have changed */
export function mustAsk(meeting: Asking, personId: string, rules: Rules): boolean {
  const last = meeting.consents.findLast((event) => event.personId === personId);
  if (!last || last.signal === 'expired') return true;
  return last.signal !== 'requested' && last.level !== 'none' && isAnswerOutdated(meeting, personId, rules);
}

/**
 * @returns the audit event of a consent event, with all of it but its hashes, so that the log alone tells the whole
 * story. A hash over the person's id would tell who it was after the log has forgotten: whoever tries all ids finds it
 */
export function consentAudit(meeting: Meeting, event: ConsentEvent, cause: Cause): AuditEntry {
  const { personId, level, basis, signal, noticeVersion, noticeHash, language, channel, client, hash } = event;
  return auditEntry(meeting, `consent.${signal}`, hash, cause, {
    personId,
    level,
    basis,
    noticeVersion,
    noticeHash,
    language,
    plusDays: event.periods?.plusDays ?? null,
    juridikYears: event.periods?.juridikYears ?? null,
    channel,
    client,
  });
}

/** Several people who come within this time find one fresh card, not one each. */
const TOGETHER_MS = 30_000;

/** The card in the chat is replaced, so that it asks the people of now by their own views. */
export function cardRefresh(meeting: Meeting, cause: Cause): JobEntry {
  const together = Math.floor(cause.at.getTime() / TOGETHER_MS) + 1;
  return jobEntry(meeting, {
    queue: 'notifications',
    key: `card:consent:${together}`,
    cause,
    data: { card: 'consent' },
    scheduledFor: new Date(together * TOGETHER_MS).toISOString(),
  });
}

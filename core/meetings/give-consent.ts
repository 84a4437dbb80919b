import {
  allows,
  type ConsentEvent,
  type ConsentLevel,
  type ConsentSignal,
  canObject,
  consentNotice,
  type LegalBasis,
  lastAnswer,
  nextEvent,
} from '../consent/index.ts';
import type { Person } from '../people/index.ts';
import type { SettingsReader } from '../settings/index.ts';
import { basisOf, consentAudit, isAnswerOutdated } from './ask-consent.ts';
import { levelOf } from './level-of.ts';
import type { Meeting } from './meeting.ts';
import type { MeetingKey } from './meeting-key.ts';
import type { Meetings } from './meetings.ts';
import { auditEntry, type Cause, jobEntry } from './outbox-entries.ts';
import { withPerson } from './people-of.ts';
import type { RecentUtterances } from './recent-utterances.ts';
import { withConsentEvent } from './with-consent-event.ts';

export interface ConsentInput {
  key: MeetingKey;
  person: Person;
  level: ConsentLevel;
  channel: 'card' | 'command' | 'tab';
  /** The person's Teams client, when it told. */
  client?: string | null;
  cause: Cause;
}

export interface ConsentResult {
  meeting: Meeting;
  level: ConsentLevel;
  /** How the person's words are handled from now on; lower than `level` when the ceiling is. */
  effective: ConsentLevel;
}

export interface ConsentDeps {
  meetings: Meetings;
  settings: SettingsReader;
  recent: Pick<RecentUtterances, 'forgetPerson'>;
}

/**
 * Records one person's answer about their own words; "no" and withdrawal are the same call. It holds from the moment
 * it is written, for whoever asks next. A no after a yes, at whatever time, also sends off the deletion of what the
 * yes carried.
 */
export async function giveConsent(
  { meetings, settings, recent }: ConsentDeps,
  input: ConsentInput,
): Promise<ConsentResult> {
  const { key, person, level, channel, client = null, cause } = input;
  const { id: personId } = person;
  const tenant = await settings.settingsOf(key.tenantId);
  try {
    return await meetings.change<ConsentResult>(key, (known) => {
      const before = withPerson(known, person);
      const basis = basisOf(before, personId, tenant);
      const notice = consentNotice({ language: before.language, basis, periods: tenant.retention });
      const earlier = lastAnswer(before.consents, personId);
      const event = nextEvent(before.consents, {
        personId,
        level,
        basis,
        signal: signalOf({ level, basis, earlier, isOutdated: isAnswerOutdated(before, personId, tenant) }),
        at: cause.at.toISOString(),
        noticeVersion: notice.version,
        noticeHash: notice.hash,
        language: notice.language,
        periods: tenant.retention,
        channel,
        client,
      });
      const meeting: Meeting = { ...before, consents: withConsentEvent(before.consents, event) };
      const audit = consentAudit(meeting, event, cause);
      const takesBack = level === 'none' && earlier !== null && earlier.level !== 'none';
      const outbox = takesBack ? [audit, forgetting(meeting, event, cause)] : [audit];
      return { meeting, outbox, result: { meeting, level, effective: levelOf(meeting, personId) } };
    });
  } finally {
    // Last, since words that were being written at the same moment are remembered after they are.
    if (level === 'none') recent.forgetPerson(key.meetingId, personId);
  }
}

interface Answer {
  level: ConsentLevel;
  basis: LegalBasis;
  earlier: ConsentEvent | null;
  isOutdated: boolean;
}

function signalOf({ level, basis, earlier, isOutdated }: Answer): ConsentSignal {
  const saidYes = earlier !== null && earlier.level !== 'none';
  if (level === 'none') {
    if (canObject(basis)) return 'objected';
    return saidYes ? 'withdrawn' : 'refused';
  }
  if (saidYes && isOutdated) return 'renewed';
  return basis === 'consent' ? 'given' : 'informed';
}

/** The effect is at once; the words that were kept before are removed by a job. */
function forgetting(meeting: Meeting, { personId, at, hash }: ConsentEvent, cause: Cause) {
  return jobEntry(meeting, {
    queue: 'erasures',
    key: `withdrawal:${hash.slice(0, 20)}`,
    cause,
    data: { type: 'withdrawal', personId, withdrawnAt: at, consentHash: hash },
  });
}

export interface CeilingInput {
  key: MeetingKey;
  ceiling: ConsentLevel;
  cause: Cause;
}

export type CeilingResult =
  | { type: 'changed'; meeting: Meeting }
  | { type: 'refused'; reason: 'not-organizer' | 'above-cap'; meeting: Meeting; cap: ConsentLevel };

/** The organiser sets how much anyone's words may be kept in this meeting, up to what the tenant allows. */
export async function setCeiling({ meetings, settings }: ConsentDeps, input: CeilingInput): Promise<CeilingResult> {
  const { key, ceiling, cause } = input;
  const { consentCap: cap } = await settings.settingsOf(key.tenantId);
  return meetings.change<CeilingResult>(key, (before) => {
    if (before.organizerId !== cause.actor) {
      return { result: { type: 'refused', reason: 'not-organizer', meeting: before, cap } };
    }
    if (!allows(cap, ceiling)) return { result: { type: 'refused', reason: 'above-cap', meeting: before, cap } };
    if (before.ceiling === ceiling) return { result: { type: 'changed', meeting: before } };
    const meeting: Meeting = { ...before, ceiling };
    const audit = auditEntry(meeting, 'consent.ceiling-set', cause.correlationId, cause, { ceiling });
    return { meeting, outbox: [audit], result: { type: 'changed', meeting } };
  });
}

import { allows, type ConsentLevel, consentNotice } from '../consent/index.ts';
import type { Person } from '../people/index.ts';
import type { SettingsReader } from '../settings/index.ts';
import { levelOf } from './level-of.ts';
import type { Meeting } from './meeting.ts';
import type { MeetingKey } from './meeting-key.ts';
import type { Meetings } from './meetings.ts';
import { auditEntry, type Cause } from './outbox-entries.ts';
import { withPerson } from './people-of.ts';
import type { RecentUtterances } from './recent-utterances.ts';

export interface ConsentInput {
  key: MeetingKey;
  person: Person;
  level: ConsentLevel;
  channel: 'card' | 'command';
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
  recent: RecentUtterances;
}

/** How often one person may change their mind in a meeting before older answers are folded into the audit log only. */
const MAX_EVENTS_PER_PERSON = 20;

/**
 * Records one person's answer about their own words; "no" and withdrawal are the same call. It holds from the moment
 * it is written, for whoever asks next.
 */
export async function giveConsent(
  { meetings, settings, recent }: ConsentDeps,
  input: ConsentInput,
): Promise<ConsentResult> {
  const { key, person, level, channel, cause } = input;
  const tenant = await settings.settingsOf(key.tenantId);
  try {
    return await meetings.change<ConsentResult>(key, (before) => {
      const notice = consentNotice(before.language, tenant.retention);
      const at = cause.at.toISOString();
      const { id: personId } = person;
      const event = {
        personId,
        level,
        at,
        noticeVersion: notice.version,
        noticeHash: notice.hash,
        language: notice.language,
        channel,
      };
      const own = before.consents.filter((known) => known.personId === personId);
      const dropped = new Set(own.slice(0, Math.max(0, own.length + 1 - MAX_EVENTS_PER_PERSON)));
      const meeting: Meeting = {
        ...withPerson(before, person),
        consents: [...before.consents.filter((known) => !dropped.has(known)), event],
      };
      const audit = auditEntry(meeting, consentEventType(own.at(-1)?.level, level), cause.correlationId, cause, {
        personId,
        level,
        noticeVersion: notice.version,
        noticeHash: notice.hash,
        language: notice.language,
        channel,
      });
      return { meeting, outbox: [audit], result: { meeting, level, effective: levelOf(meeting, personId) } };
    });
  } finally {
    // Last, since words that were being written at the same moment are remembered after they are.
    if (level === 'none') recent.forgetPerson(key.meetingId, person.id);
  }
}

function consentEventType(before: ConsentLevel | undefined, level: ConsentLevel): string {
  if (level !== 'none') return 'consent.given';
  return before !== undefined && before !== 'none' ? 'consent.withdrawn' : 'consent.refused';
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

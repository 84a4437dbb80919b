import { lowerLevel } from '../consent/index.ts';
import type { FlagReader } from '../flags/index.ts';
import type { ConversationReference } from '../messaging/index.ts';
import type { Person } from '../people/index.ts';
import type { SettingsReader, TenantSettings } from '../settings/index.ts';
import type { Language } from '../shared/language.ts';
import { withRequest } from './ask-consent.ts';
import { wasHandled, withHandled } from './handled-messages.ts';
import type { Meeting } from './meeting.ts';
import { meetingIdOf } from './meeting-key.ts';
import type { Meetings } from './meetings.ts';
import { auditEntry, type Cause, jobEntry } from './outbox-entries.ts';

export interface JoinInput {
  reference: ConversationReference;
  title: string;
  people: Person[];
  organizerId: string | null;
  /** Null: as in the last meeting of the series, else the tenant's. */
  language: Language | null;
  /** The message that asks for it. */
  messageId?: string;
  /** The brief that was posted before the meeting began: brought up to date instead of posted again. */
  briefActivityId?: string | null;
  cause: Cause;
}

export interface JoinResult {
  /** `joined` also for the very message that started the meeting: what it owes may not have been posted yet. */
  type: 'joined' | 'already-here' | 'reopened';
  meeting: Meeting;
}

export interface JoinDeps {
  meetings: Meetings;
  flags: FlagReader;
  settings: SettingsReader;
}

/** After this long a meeting that was never closed is left behind, and a join starts the next one. */
const REOPEN_WITHIN_MS = 12 * 60 * 60 * 1000;

/**
 * Starts a meeting in a conversation, or finds the one that is going on. The pre-brief and the consent card are owed
 * by the outbox in the same write. Joining twice, even at once, makes one meeting.
 */
export async function joinMeeting({ meetings, flags, settings }: JoinDeps, input: JoinInput): Promise<JoinResult> {
  const { tenantId, conversationId } = input.reference;
  const last = await meetings.current(tenantId, conversationId);
  if (last?.status === 'active' || last?.status === 'paused') {
    return { type: wasHandled(last, input.messageId) ? 'joined' : 'already-here', meeting: last };
  }
  if (last?.status === 'closing' && isRecent(last, input.cause.at)) {
    const meeting = await reopen(meetings, last, input.cause);
    if (meeting.status !== 'closed') return { type: 'reopened', meeting };
    return joinMeeting({ meetings, flags, settings }, input);
  }

  const tenant = await settings.settingsOf(tenantId);
  const sequence = (last?.sequence ?? 0) + 1;
  const arrived: Meeting = {
    version: 1,
    id: meetingIdOf(tenantId, conversationId, sequence),
    tenantId,
    conversationId,
    sequence,
    title: input.title,
    status: 'active',
    revision: 1,
    language: input.language ?? last?.language ?? tenant.language,
    startedAt: input.cause.at.toISOString(),
    endedAt: null,
    closedAt: null,
    closedBy: null,
    organizerId: input.organizerId,
    people: input.people,
    ceiling: lowerLevel(tenant.consentCeiling, tenant.consentCap),
    consents: [],
    decisions: [],
    openQuestions: [],
    forgotten: [],
    ...(last?.nextAgenda && { agenda: last.nextAgenda }),
    flags: await flags.flagsFor({ tenantId, conversationId }),
    reference: input.reference,
    cards: {
      brief: input.briefActivityId
        ? { state: 'card', activityId: input.briefActivityId }
        : { state: 'pending', activityId: null },
      consent: { state: 'pending', activityId: null },
      close: { state: 'none', activityId: null },
      recap: { state: 'none', activityId: null },
      recapMail: { state: 'none', activityId: null },
    },
    handled: withHandled([], input.messageId),
  };
  const meeting = withAllAsked(arrived, tenant);
  const created = await meetings.create(meeting, [
    auditEntry(meeting, 'meeting.joined', '1', input.cause, { people: meeting.people.length, sequence }),
    // One event for all of them: each person's answer names the hash of the request that it follows.
    auditEntry(meeting, 'consent.requested', 'roster', input.cause, { people: meeting.people.length }),
    jobEntry(meeting, { queue: 'briefs', key: 'brief', cause: input.cause, turnFirst: true }),
    jobEntry(meeting, {
      queue: 'notifications',
      key: 'card:consent',
      cause: input.cause,
      data: { card: 'consent' },
      turnFirst: true,
    }),
  ]);
  return created ? { type: 'joined', meeting } : joinMeeting({ meetings, flags, settings }, input);
}

function withAllAsked(meeting: Meeting, tenant: TenantSettings): Meeting {
  let { consents } = meeting;
  for (const person of meeting.people) {
    ({ consents } = withRequest({ ...meeting, consents }, person, tenant, meeting.startedAt));
  }
  return { ...meeting, consents };
}

function isRecent(meeting: Meeting, now: Date): boolean {
  return now.getTime() - new Date(meeting.startedAt).getTime() < REOPEN_WITHIN_MS;
}

async function reopen(meetings: Meetings, { tenantId, conversationId, id }: Meeting, cause: Cause): Promise<Meeting> {
  return meetings.change({ tenantId, conversationId, meetingId: id }, (before) => {
    if (before.status !== 'closing') return { result: before };
    const meeting: Meeting = { ...before, status: 'active', revision: before.revision + 1 };
    const audit = auditEntry(meeting, 'meeting.reopened', String(meeting.revision), cause);
    return { meeting, outbox: [audit], result: meeting };
  });
}

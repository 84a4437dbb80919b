import { allows, type ConsentLevel } from '../consent/index.ts';
import type { Decision } from '../decisions/index.ts';
import type { Person } from '../people/index.ts';
import type { SettingsReader, TenantSettings } from '../settings/index.ts';
import { plainDateIn } from '../shared/plain-date.ts';
import { stableId } from '../shared/stable-id.ts';
import type { KeepEntry, OutboxEntry } from '../storage/index.ts';
import type { Finding, Understand, Utterance } from '../understanding/index.ts';
import { applyFindings, isApplied } from './apply-findings.ts';
import { cardRefresh, consentAudit, mustAsk, withRequest } from './ask-consent.ts';
import { keptUtteranceId } from './kept-utterance.ts';
import { levelOfSaid, periodsOfSaid, UNATTRIBUTED } from './level-of.ts';
import type { Meeting } from './meeting.ts';
import type { MeetingChange, Meetings } from './meetings.ts';
import { openQuestionIn } from './open-question.ts';
import { auditEntry, type Cause, jobEntry } from './outbox-entries.ts';
import { withPerson } from './people-of.ts';
import type { RecentUtterances } from './recent-utterances.ts';
import type { SpokenMeetings } from './spoken-meetings.ts';

export interface HearInput {
  tenantId: string;
  conversationId: string;
  /** Null: nobody can tell who spoke. */
  speaker: Person | null;
  utteranceId: string;
  text: string;
  at: string;
  /** Link to the message, for chat messages. */
  link: string | null;
  /** It was said aloud and transcribed; typed words are never held back. */
  spoken?: boolean;
  correlationId: string;
  /** The conversation's latest meeting (null: none), from a caller who has just read it. */
  current?: Meeting | null;
}

export type HearResult =
  | { type: 'not-heard'; reason: 'no-meeting' | 'not-listening' | 'no-consent' }
  | {
      type: 'heard';
      meeting: Meeting;
      decisions: Decision[];
      /** Found in speech, but not sure enough for a card; in memory only. */
      proposals: Finding[];
    };

export interface HearDeps {
  meetings: Meetings;
  settings: SettingsReader;
  understand: Understand;
  recent: RecentUtterances;
  /** Without it speech is heard like typed words. */
  spoken?: SpokenMeetings;
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** What was understood of longer texts would not be what a person said in one breath. */
const MAX_KEPT_LENGTH = 20_000;
const MAX_QUESTIONS = 100;

/**
 * One utterance in a meeting. Without consent nothing is read, remembered or stored. What is understood, the words
 * that the speaker's level lets us keep, and the cards that must follow are one write. The same utterance heard again
 * changes nothing.
 */
export async function hear(
  { meetings, settings, understand, recent, spoken }: HearDeps,
  input: HearInput,
): Promise<HearResult> {
  const { tenantId, conversationId, speaker } = input;
  const current = input.current === undefined ? await meetings.current(tenantId, conversationId) : input.current;
  if (!current) return { type: 'not-heard', reason: 'no-meeting' };
  const refusal = whyNotHeard(current, input);
  if (refusal) return refusal;

  const tenant = await settings.settingsOf(tenantId);
  const utterance: Utterance = {
    id: input.utteranceId,
    speakerId: speaker?.id ?? UNATTRIBUTED,
    at: input.at,
    text: input.text,
  };
  const understood = understand({
    utterance,
    context: contextOf(recent, current, utterance),
    attendees: current.people.map(({ id, name }) => ({ id, name })),
    meetingDate: plainDateIn(new Date(input.at), tenant.timeZone),
    language: current.language,
  });

  const byEar = input.spoken === true && current.language === 'en' ? spoken : undefined;
  const { findings, proposals } = byEar?.hear(current.id, utterance, understood) ?? {
    findings: understood,
    proposals: [],
  };

  const key = { tenantId, conversationId, meetingId: current.id };
  const apply = (before: Meeting): MeetingChange<HearResult> => {
    const nowRefused = whyNotHeard(before, input);
    if (nowRefused) return { result: nowRefused };
    if (isApplied(before, utterance.id))
      return { result: { type: 'heard', meeting: before, decisions: [], proposals: [] } };
    const level = levelOfSaid(before, utterance.speakerId, input.at);
    const cause: Cause = { actor: utterance.speakerId, at: new Date(input.at), correlationId: input.correlationId };
    const evidence = {
      utteranceId: utterance.id,
      speakerId: utterance.speakerId,
      at: input.at,
      level,
      link: input.link,
    };
    const { meeting, changed } = applyFindings(speaker ? withPerson(before, speaker) : before, findings, evidence);
    const noted = noteQuestion(meeting, utterance, cause);
    const outbox = [
      ...changed.flatMap((decision) => followUps(noted.meeting, decision, cause)),
      ...noted.outbox,
      ...keepEntries(noted.meeting, level, input, changed, tenant),
    ];
    const asked = askAgain(noted.meeting, speaker, tenant, cause);
    return {
      meeting: asked.meeting,
      outbox: [...outbox, ...asked.outbox],
      result: { type: 'heard', meeting: asked.meeting, decisions: changed, proposals },
    };
  };
  const result = await meetings.change(key, apply, { onLastSeen: true });
  if (result.type === 'heard') recent.add(current.id, utterance);
  return result;
}

function whyNotHeard(meeting: Meeting, { speaker, at }: HearInput): HearResult | null {
  if (meeting.status !== 'active') return { type: 'not-heard', reason: 'not-listening' };
  const level = levelOfSaid(meeting, speaker?.id ?? UNATTRIBUTED, at);
  return allows(level, 'bas') ? null : { type: 'not-heard', reason: 'no-consent' };
}

/** What was said right before, by those who still let it be heard: a withdrawal may have come another way. */
function contextOf(recent: RecentUtterances, meeting: Meeting, { id }: Utterance): Utterance[] {
  return recent
    .of(meeting.id)
    .filter((earlier) => earlier.id !== id && allows(levelOfSaid(meeting, earlier.speakerId, earlier.at), 'bas'));
}

/** Their answer holds as it was given, but the words that it was given to have changed since. */
function askAgain(
  before: Meeting,
  speaker: Person | null,
  tenant: TenantSettings,
  cause: Cause,
): { meeting: Meeting; outbox: OutboxEntry[] } {
  if (!speaker || !mustAsk(before, speaker.id, tenant)) return { meeting: before, outbox: [] };
  const { consents, event } = withRequest(before, speaker, tenant, cause.at.toISOString());
  const meeting: Meeting = { ...before, consents };
  return { meeting, outbox: [consentAudit(meeting, event, cause), cardRefresh(meeting, cause)] };
}

function noteQuestion(
  before: Meeting,
  { id, speakerId, text, at }: Utterance,
  cause: Cause,
): { meeting: Meeting; outbox: OutboxEntry[] } {
  const question = openQuestionIn(text);
  const known = before.openQuestions.some((noted) => noted.text === question);
  if (question === null || known) return { meeting: before, outbox: [] };
  const openQuestions = [...before.openQuestions, { text: question, at, speakerId }].slice(-MAX_QUESTIONS);
  const meeting: Meeting = { ...before, openQuestions };
  return { meeting, outbox: [auditEntry(meeting, 'question.noted', id, cause, { questions: openQuestions.length })] };
}

function followUps(meeting: Meeting, decision: Decision, cause: Cause): OutboxEntry[] {
  return [
    auditEntry(meeting, followUpType(decision), `${decision.id}:${decision.revision}`, cause, {
      decisionId: decision.id,
      revision: decision.revision,
      level: decision.evidence.at(-1)?.level ?? null,
    }),
    jobEntry(meeting, {
      queue: 'notifications',
      key: `card:decision:${decision.id}:${decision.revision}`,
      cause,
      data: { card: 'decision', decisionId: decision.id },
      turnFirst: true,
    }),
  ];
}

function followUpType({ revision, status }: Decision): string {
  if (revision === 1) return 'decision.caught';
  return status === 'dismissed' ? 'decision.withdrawn' : 'decision.revised';
}

function keepEntries(
  meeting: Meeting,
  level: ConsentLevel,
  input: HearInput,
  decisions: readonly Decision[],
  tenant: TenantSettings,
): KeepEntry[] {
  if (!allows(level, 'plus')) return [];
  const retention = periodsOfSaid(meeting, input.speaker?.id ?? UNATTRIBUTED, input.at, tenant.retention);
  const isEvidence = level === 'juridik' && decisions.length > 0;
  const days = isEvidence ? retention.juridikYears * 365.25 : retention.plusDays;
  return [
    {
      type: 'keep',
      id: stableId('k', meeting.id, input.utteranceId),
      dueAt: input.at,
      document: {
        id: keptUtteranceId(meeting.id, input.utteranceId),
        expiresAt: new Date(new Date(input.at).getTime() + days * DAY_MS).toISOString(),
        body: {
          meetingId: meeting.id,
          utteranceId: input.utteranceId,
          speakerId: input.speaker?.id ?? null,
          at: input.at,
          level,
          text: input.text.slice(0, MAX_KEPT_LENGTH),
          decisionIds: isEvidence ? decisions.map(({ id }) => id) : [],
        },
      },
    },
  ];
}

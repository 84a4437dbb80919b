import type { ConsentLevel } from '../../core/consent/index.ts';
import type { Decision } from '../../core/decisions/index.ts';
import {
  actOnDecision,
  type Cause,
  type CloseAnswers,
  type ConsentResult,
  type DecisionAction,
  type DecisionActionResult,
  giveConsent,
  type HearInput,
  type HearResult,
  hear,
  type JoinInput,
  type JoinResult,
  joinMeeting,
  type Meeting,
  type MeetingKey,
  type RequestCloseResult,
  requestClose,
  type SubmitCloseResult,
  submitClose,
} from '../../core/meetings/index.ts';
import type { ConversationReference } from '../../core/messaging/index.ts';
import type { Person } from '../../core/people/index.ts';
import type { CoreWorld } from './core-world.ts';
import { ANNA, BO, CILLA } from './people.ts';

/** What people do in a meeting, a function each; a test names only what it is about. */
export const TENANT = 'tenant-1';
export const CONVERSATION = '19:meeting_1@thread.v2';

type Use<Key extends keyof CoreWorld> = Pick<CoreWorld, Key>;

export function referenceTo(overrides: Partial<ConversationReference> = {}): ConversationReference {
  return {
    tenantId: TENANT,
    conversationId: CONVERSATION,
    serviceUrl: 'https://smba.example/teams',
    channelId: 'msteams',
    botId: '28:kollegan',
    botName: 'Kollegan',
    ...overrides,
  };
}

export function keyOf({ tenantId, conversationId, id: meetingId }: Meeting): MeetingKey {
  return { tenantId, conversationId, meetingId };
}

export function causeBy(world: Use<'clock' | 'newId'>, { id }: Pick<Person, 'id'>): Cause {
  return { actor: id, at: world.clock.now(), correlationId: world.newId() };
}

export function joinResult(world: CoreWorld, overrides: Partial<JoinInput> = {}): Promise<JoinResult> {
  return joinMeeting(world, {
    reference: referenceTo(),
    title: 'Ledningsgrupp',
    people: [ANNA, BO, CILLA],
    organizerId: ANNA.id,
    language: null,
    cause: causeBy(world, ANNA),
    ...overrides,
  });
}

export async function join(world: CoreWorld, overrides: Partial<JoinInput> = {}): Promise<Meeting> {
  return (await joinResult(world, overrides)).meeting;
}

export function consent(
  world: CoreWorld,
  meeting: Meeting,
  person: Person,
  level: ConsentLevel,
): Promise<ConsentResult> {
  return giveConsent(world, { key: keyOf(meeting), person, level, channel: 'card', cause: causeBy(world, person) });
}

export function say(
  world: CoreWorld,
  speaker: Person | null,
  text: string,
  overrides: Partial<HearInput> = {},
): Promise<HearResult> {
  return hear(world, {
    tenantId: TENANT,
    conversationId: CONVERSATION,
    speaker,
    utteranceId: world.newId(),
    text,
    at: world.clock.iso(),
    link: null,
    correlationId: world.newId(),
    ...overrides,
  });
}

/** A meeting in which everyone said yes to `level`. */
export async function joinWithConsent(
  world: CoreWorld,
  level: ConsentLevel = 'bas',
  overrides: Partial<JoinInput> = {},
): Promise<Meeting> {
  const meeting = await join(world, overrides);
  for (const person of meeting.people) await consent(world, meeting, person, level);
  return latest(world, meeting);
}

/** @returns the meeting as it is stored now */
export async function latest(world: CoreWorld, meeting: Meeting): Promise<Meeting> {
  const found = await world.meetings.read(keyOf(meeting));
  if (!found) throw new Error('The meeting is gone');
  return found;
}

/** Catches one decision. @returns it and its meeting */
export async function settle(
  world: CoreWorld,
  text = 'DECISION Byta leverantör | anna | 2026-10-15',
  speaker: Person = BO,
): Promise<{ meeting: Meeting; decision: Decision }> {
  const heard = await say(world, speaker, text);
  const decision = heard.type === 'heard' ? heard.decisions[0] : undefined;
  if (heard.type !== 'heard' || !decision) throw new Error('Nothing was caught');
  return { meeting: heard.meeting, decision };
}

/** A click on a decision's card as it is now. */
export async function act(
  world: CoreWorld,
  { meeting, decision }: { meeting: Meeting; decision: Decision },
  action: DecisionAction,
  by: Person = ANNA,
): Promise<DecisionActionResult> {
  const { decisions } = await latest(world, meeting);
  const { revision } = decisions.find(({ id }) => id === decision.id) ?? decision;
  return actOnDecision(world, {
    key: keyOf(meeting),
    decisionId: decision.id,
    revision,
    action,
    cause: causeBy(world, by),
  });
}

export function askToClose(world: CoreWorld, meeting: Meeting, by: Person = ANNA): Promise<RequestCloseResult> {
  return requestClose(world, { key: keyOf(meeting), cause: causeBy(world, by) });
}

/** Sends the close card as it is now. */
export async function submit(
  world: CoreWorld,
  meeting: Meeting,
  answers: CloseAnswers = {},
  by: Person = ANNA,
): Promise<SubmitCloseResult> {
  const { revision } = await latest(world, meeting);
  return submitClose(world, { key: keyOf(meeting), revision, answers, cause: causeBy(world, by) });
}

/** Closes a meeting whose decisions lack nothing. */
export async function close(world: CoreWorld, meeting: Meeting): Promise<Meeting> {
  const asked = await askToClose(world, meeting);
  if (asked.type === 'closed') return asked.meeting;
  const submitted = await submit(world, meeting);
  if (submitted.type !== 'closed') throw new Error(`The meeting did not close: ${submitted.type}`);
  return submitted.meeting;
}

/** @returns the one decision of a meeting */
export function onlyDecision({ decisions }: Meeting): Decision {
  const [decision, ...others] = decisions;
  if (!decision || others.length > 0) throw new Error(`${decisions.length} decisions, not one`);
  return decision;
}

/** @returns the types of all audit events in the outbox of a meeting */
export async function auditTypes(world: CoreWorld, meeting: Meeting): Promise<string[]> {
  const { tenantId, conversationId: scope, id } = meeting;
  const document = await world.store.read({ tenantId, scope, id });
  return (document?.outbox ?? []).flatMap((entry) => (entry.type === 'audit' ? [entry.event.type] : []));
}

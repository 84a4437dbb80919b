import type { EmbeddedPerson } from '../../adapters/embedded-sign-in/index.ts';
import { type Decision, newDecision } from '../../core/decisions/index.ts';
import { Meeting } from '../../core/meetings/index.ts';
import { addDays } from '../../core/shared/plain-date.ts';

export const TENANT = 'c0113a6a-0000-4000-8000-0000000000ff';
export const PEOPLE = 1_000;
/** Has been in every meeting, and so sees every decision of the tenant. */
export const EVERYWHERE = 'person-0';

const DECISIONS_PER_MEETING = 5;
const PEOPLE_PER_MEETING = 8;
/** So many meetings later others meet, so that what one person sees does not grow with what the tenant has. */
const MEETINGS_OF_THE_SAME = 200;
const MINUTE_MS = 60_000;
const TITLES = [
  'Byta leverantör av möten',
  'Ta fram en budget för våren',
  'Flytta lagret till Timrå',
  'Skriva avtalet',
];

export function peopleOfTenant(): EmbeddedPerson[] {
  return Array.from({ length: PEOPLE }, (_, index) => ({
    id: `person-${index}`,
    name: `Person Nummer${index}`,
    roles: index === 0 ? ['Admin'] : ['Member'],
  }));
}

/**
 * Closed meetings with so many decisions together, each with eight people, one of whom is in all. The thousand that use
 * the tabs were in the first 200; further ones are other people's.
 */
export function meetingsOfTenant(decisions: number, now: Date): Meeting[] {
  return Array.from({ length: Math.ceil(decisions / DECISIONS_PER_MEETING) }, (_, index) => meeting(index, now));
}

function meeting(index: number, now: Date): Meeting {
  const none = { state: 'none', activityId: null } as const;
  const startedAt = new Date(now.getTime() - (index + 1) * MINUTE_MS).toISOString();
  const others = Math.floor(index / MEETINGS_OF_THE_SAME) * PEOPLE;
  const ids = [
    0,
    ...Array.from({ length: PEOPLE_PER_MEETING - 1 }, (_, at) => others + 1 + ((index * 7 + at) % (PEOPLE - 1))),
  ];
  const conversationId = `19:meeting_tabs-${index}@thread.v2`;
  return Meeting.parse({
    version: 1,
    id: `m-tabs-${index}`,
    tenantId: TENANT,
    conversationId,
    sequence: 1,
    title: `Avstämning ${index}`,
    status: 'closed',
    revision: 2,
    language: 'sv',
    startedAt,
    endedAt: startedAt,
    closedAt: startedAt,
    closedBy: 'person-0',
    organizerId: 'person-0',
    people: ids.map((id) => ({ id: `person-${id}`, teamsId: `29:${id}`, name: `Person Nummer${id}`, email: null })),
    ceiling: 'plus',
    consents: [],
    decisions: Array.from({ length: DECISIONS_PER_MEETING }, (_, at) => decision(index, at, ids, now)),
    openQuestions: [],
    flags: { decisionCloseCard: true, docCopilotV1: true, regwatchPush: true, modelRouter: true, degradeMode: true },
    reference: {
      tenantId: TENANT,
      conversationId,
      serviceUrl: 'http://127.0.0.1:9/',
      channelId: 'msteams',
      botId: '28:bench',
      botName: 'Kollegan',
    },
    cards: { brief: none, consent: none, close: none, recap: none, recapMail: none },
    handled: [],
  });
}

function decision(meetingIndex: number, at: number, ids: readonly number[], now: Date): Decision {
  const number = meetingIndex * DECISIONS_PER_MEETING + at;
  const caughtAt = new Date(now.getTime() - (meetingIndex + 1) * MINUTE_MS).toISOString();
  const isDone = number % 4 === 3;
  return {
    ...newDecision({
      id: `d-tabs-${number}`,
      kind: 'decision',
      title: `${TITLES[number % TITLES.length]} ${number}`,
      alternatives: [],
      owner: { type: 'person', personId: `person-${ids[number % ids.length]}` },
      ownerResponse: 'accepted',
      deadline: addDays(now.toISOString().slice(0, 10), 1 + (number % 60)),
      status: 'confirmed',
      caughtAt,
      evidence: [{ utteranceId: `u-${number}`, speakerId: 'person-0', at: caughtAt, level: 'bas', link: null }],
      card: { state: 'card', activityId: null },
    }),
    startedAt: number % 2 === 1 ? caughtAt : null,
    doneAt: isDone ? caughtAt : null,
  };
}

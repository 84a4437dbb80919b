import { type Decision, newDecision } from '../decisions/index.ts';
import type { FeatureFlags } from '../flags/index.ts';
import { type Meeting, meetingIdOf, sampleConversation } from '../meetings/index.ts';
import type { Person } from '../people/index.ts';
import type { Language } from '../shared/language.ts';
import { addDays, plainDateIn } from '../shared/plain-date.ts';
import { stableId } from '../shared/stable-id.ts';
import { SAMPLE_TEXTS } from './sample-texts.ts';

export interface SampleOptions {
  tenantId: string;
  person: Pick<Person, 'id' | 'name'>;
  language: Language;
  timeZone: string;
  flags: FeatureFlags;
  now: Date;
}

const HOUR_MS = 3_600_000;

/** A made-up meeting of one person, closed, with a decision in every column of the board. */
export function sampleMeeting({ tenantId, person, language, timeZone, flags, now }: SampleOptions): Meeting {
  const texts = SAMPLE_TEXTS[language];
  const conversationId = sampleConversation(person.id);
  const id = meetingIdOf(tenantId, conversationId, 1);
  const startedAt = new Date(now.getTime() - 26 * HOUR_MS).toISOString();
  const endedAt = new Date(now.getTime() - 25 * HOUR_MS).toISOString();
  const today = plainDateIn(now, timeZone);
  const [first, second] = texts.colleagues.map((name, index) => ({
    id: `sample-colleague-${index + 1}`,
    teamsId: `sample-colleague-${index + 1}`,
    name,
    email: null,
  })) as [Person, Person];
  const me: Person = { id: person.id, teamsId: person.id, name: person.name, email: null };

  const decision = (index: number, title: string, owner: Person, more: Partial<Decision>): Decision => ({
    ...newDecision({
      id: stableId('d', id, 'sample', String(index)),
      kind: index === 0 ? 'decision' : 'action',
      title,
      alternatives: [],
      owner: { type: 'person', personId: owner.id },
      ownerResponse: 'accepted',
      deadline: addDays(today, 7 + index),
      status: 'confirmed',
      caughtAt: startedAt,
      evidence: [{ utteranceId: `sample-${index}`, speakerId: me.id, at: startedAt, level: 'bas', link: null }],
      card: { state: 'card', activityId: null },
    }),
    ...more,
  });
  const none = { state: 'none', activityId: null } as const;

  return {
    version: 1,
    id,
    tenantId,
    conversationId,
    sequence: 1,
    title: texts.title,
    status: 'closed',
    revision: 1,
    language,
    startedAt,
    endedAt,
    closedAt: endedAt,
    closedBy: me.id,
    organizerId: me.id,
    people: [me, first, second],
    ceiling: 'plus',
    consents: [],
    forgotten: [],
    decisions: [
      decision(0, texts.open, me, { alternatives: [texts.alternative] }),
      decision(1, texts.begun, first, { startedAt: endedAt }),
      decision(2, texts.done, me, { startedAt: endedAt, doneAt: endedAt }),
      decision(3, texts.parked, second, { status: 'parked', parkedReason: texts.parkedReason }),
      decision(4, texts.late, second, { deadline: addDays(today, -1) }),
    ],
    openQuestions: [{ text: texts.question, at: startedAt }],
    flags,
    reference: {
      tenantId,
      conversationId,
      serviceUrl: 'https://sample.invalid',
      channelId: 'sample',
      botId: 'sample',
      botName: 'Kollegan',
    },
    cards: { brief: none, consent: none, close: none, recap: none, recapMail: none },
    handled: [],
  };
}

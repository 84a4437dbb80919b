import { type ConsentLevel, ConsentLevel as Levels, lastAnswer, lowerLevel } from '../consent/index.ts';
import type { Decision } from '../decisions/index.ts';
import { liveDecisions, type Meeting, nameOf } from '../meetings/index.ts';
import { plainDateIn } from '../shared/plain-date.ts';
import { plainText } from '../shared/plain-text.ts';
import { TEXTS } from '../texts/index.ts';
import type { ProvenanceView, RecapDecisionView, RecapView } from '../views/index.ts';

export interface RecapOptions {
  timeZone: string;
  /** Kept words by decision id, for the decisions whose speakers allow it. */
  quotes: ReadonlyMap<string, string>;
}

const MAX_QUOTE_LENGTH = 240;

/** What a meeting settled, made from the meeting's own record and from nothing else. */
export function recapView(meeting: Meeting, { timeZone, quotes }: RecapOptions): RecapView {
  const live = liveDecisions(meeting);
  return {
    language: meeting.language,
    meetingTitle: meeting.title,
    date: plainDateIn(new Date(meeting.startedAt), timeZone),
    decisions: live
      .filter(({ status }) => status !== 'parked')
      .map((decision) => decisionView(meeting, decision, quotes.get(decision.id) ?? null)),
    openQuestions: meeting.openQuestions.map(({ text }) => text),
    parked: live
      .filter(({ status }) => status === 'parked')
      .map(({ title, parkedReason }) => ({ title, reason: parkedReason ?? '' })),
    provenance: provenance(meeting),
  };
}

function decisionView(meeting: Meeting, decision: Decision, quote: string | null): RecapDecisionView {
  return {
    kind: decision.kind,
    title: decision.title,
    ownerName: decision.owner.type === 'person' ? nameOf(meeting, decision.owner.personId) : null,
    deadline: decision.deadline,
    taskState: taskState(decision),
    quote: quote === null ? null : plainText(quote, MAX_QUOTE_LENGTH),
  };
}

function taskState({ task, nudge }: Decision): RecapDecisionView['taskState'] {
  if (task.state === 'created') return 'created';
  return nudge === null ? 'none' : 'pending';
}

/** What the recap rests on and what it cannot know. Derived from the record, so nobody can edit it away. */
function provenance(meeting: Meeting): ProvenanceView {
  const texts = TEXTS[meeting.language].recap;
  // Who has left was heard until then.
  const answers = meeting.people.map(({ id }) => lastAnswer(meeting.consents, id)?.level ?? null);
  const levels = answers.map((level) => lowerLevel(level ?? 'none', meeting.ceiling));
  const count = (level: ConsentLevel) => levels.filter((each) => each === level).length;
  const unanswered = answers.filter((level) => level === null).length;
  const refused = answers.filter((level) => level === 'none').length;
  return {
    levels: Levels.options.map((level) => ({ level, count: count(level) })),
    sources: [texts.sourceChat],
    tier: 'rules',
    missing: [
      ...(unanswered > 0 ? [texts.missingUnanswered(unanswered)] : []),
      ...(refused > 0 ? [texts.missingRefused(refused)] : []),
      ...(count('bas') > 0 ? [texts.missingWords] : []),
      texts.missingSpeech,
    ],
  };
}

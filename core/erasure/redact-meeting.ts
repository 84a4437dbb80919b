import { type ConsentEvent, nextEvent } from '../consent/index.ts';
import type { Decision } from '../decisions/index.ts';
import { Meeting } from '../meetings/index.ts';
import { ERASURE_TEXTS } from './erasure-texts.ts';
import type { PersonEraser } from './without-person.ts';

export interface RedactOptions {
  personId: string;
  alias: string;
  eraser: PersonEraser;
}

/**
 * A meeting without one of its people: an alias in their place, no name, and nothing that came from their words. Their
 * answers to the consent question stay as answers of the alias. What cannot be told apart by person counts as theirs.
 */
export function redactMeeting(meeting: Meeting, { personId, alias, eraser }: RedactOptions): Meeting {
  const texts = ERASURE_TEXTS[meeting.language];
  const { consents, hashes } = redactConsents(meeting.consents, personId, alias);
  const own = {
    ...meeting,
    revision: meeting.revision + 1,
    people: meeting.people.map((person) =>
      person.id === personId
        ? { ...person, id: alias, teamsId: alias, name: texts.removedPerson, email: null }
        : person,
    ),
    consents,
    decisions: meeting.decisions.map((decision) => redactDecision(decision, personId, texts.removedText)),
    openQuestions: meeting.openQuestions.filter(({ speakerId }) => speakerId !== undefined && speakerId !== personId),
  };
  return Meeting.parse(withHashes(eraser.clean(own), hashes));
}

/** The events of the person anew under the alias: a hash over the old ones would tell who it was to who guesses. */
function redactConsents(events: readonly ConsentEvent[], personId: string, alias: string) {
  const hashes = new Map<string, string>();
  const consents: ConsentEvent[] = [];
  for (const event of events) {
    if (event.personId !== personId) {
      consents.push(event);
      continue;
    }
    const { hash, previous: _previous, ...rest } = event;
    const next = nextEvent(consents, { ...rest, personId: alias });
    hashes.set(hash, next.hash);
    consents.push(next);
  }
  return { consents, hashes };
}

function redactDecision(decision: Decision, personId: string, removedText: string): Decision {
  const isTheirs = decision.evidence.some(({ speakerId }) => speakerId === personId);
  const isOwner = decision.owner.type === 'person' && decision.owner.personId === personId;
  const stopped = isOwner && decision.nudge?.outcome === 'scheduled';
  return {
    ...decision,
    revision: decision.revision + 1,
    ...(stopped && decision.nudge && { nudge: { ...decision.nudge, outcome: 'stopped' } }),
    ...(isTheirs && {
      title: removedText,
      alternatives: [],
      steps: [],
      parkedReason: decision.parkedReason === null ? null : removedText,
      evidence: decision.evidence.map((each) => (each.speakerId === personId ? { ...each, link: null } : each)),
    }),
  };
}

/** What names an event by its hash names it by the new one. */
function withHashes<Value>(value: Value, hashes: ReadonlyMap<string, string>): Value {
  if (hashes.size === 0) return value;
  const walk = (each: unknown): unknown => {
    if (typeof each === 'string') return hashes.get(each) ?? each;
    if (Array.isArray(each)) return each.map(walk);
    if (typeof each !== 'object' || each === null) return each;
    return Object.fromEntries(Object.entries(each).map(([key, part]) => [key, walk(part)]));
  };
  return walk(value) as Value;
}

import type { Decision } from '../decisions/index.ts';
import type { Person } from '../people/index.ts';
import { plainText } from '../shared/plain-text.ts';
import type { Meeting } from './meeting.ts';

const MAX_NAME_LENGTH = 80;

export function personOf(meeting: Pick<Meeting, 'people'>, personId: string): Person | null {
  return meeting.people.find((person) => person.id === personId) ?? null;
}

/** @returns the name as it may be shown; the id for someone who is not there any more */
export function nameOf(meeting: Pick<Meeting, 'people'>, personId: string): string {
  return plainText(personOf(meeting, personId)?.name ?? personId, MAX_NAME_LENGTH) || '?';
}

/** @returns the meeting with the person in it; the same object when nothing about them is new */
export function withPerson(meeting: Meeting, person: Person): Meeting {
  const known = personOf(meeting, person.id);
  const kind = person.kind ?? known?.kind;
  const isSame = known?.teamsId === person.teamsId && known.name === person.name && known.kind === kind;
  if (isSame) return meeting;
  const others = meeting.people.filter(({ id }) => id !== person.id);
  const email = person.email ?? known?.email ?? null;
  return { ...meeting, people: [...others, { ...person, email, ...(kind && { kind }) }] };
}

/** @returns the meeting with one decision exchanged and the list's revision raised */
export function withDecision(meeting: Meeting, decision: Decision): Meeting {
  return {
    ...meeting,
    revision: meeting.revision + 1,
    decisions: meeting.decisions.map((known) => (known.id === decision.id ? decision : known)),
  };
}

/** @returns the decisions that stand, parked ones included */
export function liveDecisions(meeting: Pick<Meeting, 'decisions'>): Decision[] {
  return meeting.decisions.filter(({ status }) => status !== 'dismissed');
}

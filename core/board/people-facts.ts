import { plainDateIn } from '../shared/plain-date.ts';
import type { DecisionRow, MeetingRow } from './meeting-row.ts';
import type { PersonView } from './person-view.ts';

/** What meetings that both were in say about a person. Counts and dates; no opinion of anybody. */
export interface PersonFacts {
  personId: string;
  name: string;
  meetingsTogether: number;
  lastMetAt: string;
  decisionsOwned: number;
  openTheyOwe: number;
  openIOwe: number;
  /** Of their done decisions with a deadline: how many were done on or before the day. */
  onTime: number;
  doneWithDeadline: number;
}

const cache = new WeakMap<PersonView, { version: number; timeZone: string; facts: Map<string, PersonFacts> }>();

/** @returns facts by person id of everybody that the person has met, met latest first; counted anew when something changed */
export function peopleFacts(view: PersonView, timeZone: string): ReadonlyMap<string, PersonFacts> {
  const known = cache.get(view);
  if (known?.version === view.version && known.timeZone === timeZone) return known.facts;
  const facts = countFacts(view, timeZone);
  cache.set(view, { version: view.version, timeZone, facts });
  return facts;
}

function countFacts(view: PersonView, timeZone: string): Map<string, PersonFacts> {
  const facts = new Map<string, PersonFacts>();
  for (let index = 0; index < view.meetings.length; index++) {
    const meeting = view.meetings.at(index);
    if (!meeting || meeting.sample) continue;
    for (const [personId, name] of meeting.people) {
      if (personId === view.personId) continue;
      const known = facts.get(personId) ?? blank(personId, name, meeting);
      known.meetingsTogether += 1;
      facts.set(personId, known);
    }
    for (const row of meeting.decisions) count(facts, view.personId, row, timeZone);
  }
  return facts;
}

/** Meetings come latest first, so the first one that they are in was the last one. */
function blank(personId: string, name: string, { startedAt }: MeetingRow): PersonFacts {
  const none = { meetingsTogether: 0, decisionsOwned: 0, openTheyOwe: 0, openIOwe: 0, onTime: 0, doneWithDeadline: 0 };
  return { personId, name, lastMetAt: startedAt, ...none };
}

function count(facts: Map<string, PersonFacts>, me: string, row: DecisionRow, timeZone: string): void {
  const isOpen = row.column === 'open' || row.column === 'in-progress';
  if (row.ownerId === me && isOpen) {
    for (const personId of owedTo(row)) addTo(facts.get(personId), 'openIOwe');
    return;
  }
  const theirs = row.ownerId === null ? undefined : facts.get(row.ownerId);
  if (!theirs) return;
  theirs.decisionsOwned += 1;
  if (isOpen && owedTo(row).has(me)) theirs.openTheyOwe += 1;
  if (row.column !== 'done' || row.doneAt === null || row.deadline === null) return;
  theirs.doneWithDeadline += 1;
  if (plainDateIn(new Date(row.doneAt), timeZone) <= row.deadline) theirs.onTime += 1;
}

function addTo(facts: PersonFacts | undefined, field: 'openIOwe'): void {
  if (facts) facts[field] += 1;
}

/** Who is promised something: whoever organised the meeting, and in whose words it was decided. */
function owedTo({ meeting, speakerIds, ownerId }: DecisionRow): Set<string> {
  const people = new Set(speakerIds);
  if (meeting.organiserId !== null) people.add(meeting.organiserId);
  if (ownerId !== null) people.delete(ownerId);
  return people;
}

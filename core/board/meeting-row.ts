import { type Decision, type Progress, progressOf } from '../decisions/index.ts';
import { isSample, liveDecisions, type Meeting, nameOf } from '../meetings/index.ts';
import { latestFirst, type Place } from './sorted-rows.ts';

/** What lists and the board show of a meeting; made once for each version of its document. */
export interface MeetingRow {
  id: string;
  seriesId: string;
  title: string;
  searchText: string;
  status: Meeting['status'];
  startedAt: string;
  endedAt: string | null;
  closedAt: string | null;
  /** When the recap was in the chat, or went out as text or mail. */
  recapAt: string | null;
  sample: boolean;
  organiserId: string | null;
  /** Names by person id, as they may be shown. */
  people: ReadonlyMap<string, string>;
  decisions: readonly DecisionRow[];
  place: Place;
}

/** A decision as a card of the board. */
export interface DecisionRow {
  id: string;
  meeting: MeetingRow;
  kind: Decision['kind'];
  title: string;
  searchText: string;
  owner: Decision['owner'];
  /** Null: nobody, or nobody in particular. */
  ownerId: string | null;
  deadline: string | null;
  column: Progress;
  confirmed: boolean;
  parkedReason: string | null;
  doneAt: string | null;
  task: 'none' | 'pending' | 'created';
  steps: number;
  revision: number;
  caughtAt: string;
  /** In whose words it was caught. */
  speakerIds: readonly string[];
  place: Place;
}

export function meetingRowOf(meeting: Meeting): MeetingRow {
  const decisions: DecisionRow[] = [];
  const { recap } = meeting.cards;
  const row: MeetingRow = {
    id: meeting.id,
    seriesId: meeting.conversationId,
    title: meeting.title,
    searchText: searchTextOf(meeting.title),
    status: meeting.status,
    startedAt: meeting.startedAt,
    endedAt: meeting.endedAt,
    closedAt: meeting.closedAt,
    recapAt: recap.at ?? null,
    sample: isSample(meeting),
    organiserId: organiserOf(meeting),
    people: new Map(meeting.people.map(({ id }) => [id, nameOf(meeting, id)])),
    decisions,
    place: { key: latestFirst(meeting.startedAt), id: meeting.id },
  };
  decisions.push(...liveDecisions(meeting).map((decision) => decisionRowOf(row, decision)));
  return row;
}

/** Teams tells the organiser by either id. */
export function organiserOf({ organizerId, people }: Pick<Meeting, 'organizerId' | 'people'>): string | null {
  if (organizerId === null) return null;
  return people.find(({ id, teamsId }) => id === organizerId || teamsId === organizerId)?.id ?? null;
}

function decisionRowOf(meeting: MeetingRow, decision: Decision): DecisionRow {
  const column = progressOf(decision);
  const { owner } = decision;
  return {
    id: decision.id,
    meeting,
    kind: decision.kind,
    title: decision.title,
    searchText: searchTextOf(decision.title),
    owner,
    ownerId: owner.type === 'person' ? owner.personId : null,
    deadline: decision.deadline,
    column,
    confirmed: decision.status !== 'caught',
    parkedReason: decision.parkedReason,
    doneAt: decision.doneAt,
    task: taskOf(decision),
    steps: decision.steps.length,
    revision: decision.revision,
    caughtAt: decision.caughtAt,
    speakerIds: [...new Set(decision.evidence.map(({ speakerId }) => speakerId))],
    place: { key: keyIn(column, decision), id: decision.id },
  };
}

/** What is to be done stands by its day, without one last; what is over stands latest first. */
function keyIn(column: Progress, { deadline, doneAt, caughtAt }: Decision): string {
  if (column === 'open' || column === 'in-progress') return deadline ?? '9999-99-99';
  return latestFirst(column === 'done' ? (doneAt ?? caughtAt) : caughtAt);
}

function taskOf({ task, nudge }: Decision): DecisionRow['task'] {
  if (task.state === 'created') return 'created';
  return nudge === null ? 'none' : 'pending';
}

/** @returns the text as it is searched: any case, any spelling of one character */
export function searchTextOf(text: string): string {
  return text.normalize('NFC').toLocaleLowerCase('sv');
}

import type { Decision } from '../decisions/index.ts';
import { agendaOf, hasAgenda, type Meeting, nameOf, personOf } from '../meetings/index.ts';
import { type PlainDate, plainDateIn } from '../shared/plain-date.ts';
import type { OpenItemView, PreBriefView } from '../views/index.ts';

export interface PreBriefOptions {
  now: Date;
  timeZone: string;
}

/** What fits on a phone; the rest is counted. */
const MAX_PEOPLE = 12;
const MAX_ITEMS = 8;

/**
 * What is open in the series when a meeting starts or is about to: what was settled in earlier meetings and is not done, oldest
 * deadline first, with who owes it to whom.
 */
export function preBriefView(
  meeting: Pick<Meeting, 'id' | 'people' | 'language' | 'title' | 'agenda'>,
  earlier: readonly Meeting[],
  { now, timeZone }: PreBriefOptions,
): PreBriefView {
  const today = plainDateIn(now, timeZone);
  const items = earlier
    .filter(({ id }) => id !== meeting.id)
    .flatMap((past) => past.decisions.filter(isOpen).map((decision) => itemView(past, decision, { today, timeZone })))
    .sort(byDeadline);
  const people = meeting.people
    .map(({ id }) => nameOf(meeting, id))
    .sort((a, b) => a.localeCompare(b, meeting.language));
  const agenda = agendaOf(meeting, 'this');
  return {
    language: meeting.language,
    meetingTitle: meeting.title,
    people: people.slice(0, MAX_PEOPLE),
    morePeople: Math.max(0, people.length - MAX_PEOPLE),
    agenda: hasAgenda(agenda) ? { title: agenda.title, items: agenda.items } : null,
    firstMeeting: earlier.every(({ id }) => id === meeting.id),
    openItems: items.slice(0, MAX_ITEMS),
    moreItems: Math.max(0, items.length - MAX_ITEMS),
  };
}

function isOpen({ status, doneAt }: Decision): boolean {
  return status !== 'dismissed' && doneAt === null;
}

function itemView(
  past: Meeting,
  decision: Decision,
  { today, timeZone }: { today: PlainDate; timeZone: string },
): OpenItemView {
  const ownerId = decision.owner.type === 'person' ? decision.owner.personId : null;
  const raisedBy = personOf(past, decision.evidence[0]?.speakerId ?? '')?.id ?? null;
  return {
    title: decision.title,
    ownerName: ownerId === null ? null : nameOf(past, ownerId),
    deadline: decision.deadline,
    overdue: decision.deadline !== null && decision.deadline < today,
    since: plainDateIn(new Date(past.startedAt), timeZone),
    owedTo: raisedBy !== null && ownerId !== null && raisedBy !== ownerId ? nameOf(past, raisedBy) : null,
  };
}

function byDeadline(a: OpenItemView, b: OpenItemView): number {
  return (a.deadline ?? '9999').localeCompare(b.deadline ?? '9999');
}

import type { Decision } from '../decisions/index.ts';
import { plainText } from '../shared/plain-text.ts';
import type { DecisionCardView, FieldProblems, OwnerView, PersonChoice } from '../views/index.ts';
import { localTime } from './local-time.ts';
import type { Meeting } from './meeting.ts';
import { nameOf } from './people-of.ts';

export interface DecisionCardExtras {
  timeZone: string;
  /** The words behind it, where they may be shown. */
  quote: string | null;
  problems?: FieldProblems;
  notice?: string | null;
}

const MAX_QUOTE_LENGTH = 400;

/** What the Decision Card shows of a decision. */
export function decisionCardView(meeting: Meeting, decision: Decision, extras: DecisionCardExtras): DecisionCardView {
  const last = decision.evidence.at(-1);
  return {
    language: meeting.language,
    meetingId: meeting.id,
    decisionId: decision.id,
    revision: decision.revision,
    kind: decision.kind,
    status: decision.status,
    title: decision.title,
    owner: ownerView(meeting, decision.owner),
    ownerResponse: decision.ownerResponse,
    deadline: decision.deadline,
    steps: decision.steps,
    parkedReason: decision.parkedReason,
    evidence: last
      ? {
          speakerName: nameOf(meeting, last.speakerId),
          time: localTime(last.at, extras.timeZone),
          quote: extras.quote === null ? null : plainText(extras.quote, MAX_QUOTE_LENGTH),
          link: last.link,
        }
      : null,
    people: peopleChoices(meeting),
    problems: extras.problems ?? {},
    notice: extras.notice ?? null,
  };
}

/** @returns how an owner is shown */
export function ownerView(meeting: Meeting, owner: Decision['owner']): OwnerView {
  switch (owner.type) {
    case 'none':
      return owner;
    case 'person':
      return { type: 'person', id: owner.personId, name: nameOf(meeting, owner.personId) };
    case 'ambiguous':
      return {
        type: 'ambiguous',
        name: owner.name,
        choices: owner.personIds.map((id) => ({ id, name: nameOf(meeting, id) })),
      };
    case 'unknown':
      return { type: 'unknown', name: owner.name };
  }
}

/** @returns everyone who can be picked as owner, by name */
export function peopleChoices(meeting: Meeting): PersonChoice[] {
  return meeting.people
    .map(({ id }) => ({ id, name: nameOf(meeting, id) }))
    .sort((a, b) => a.name.localeCompare(b.name, meeting.language));
}

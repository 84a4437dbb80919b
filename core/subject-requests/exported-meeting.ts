import type { Decision } from '../decisions/index.ts';
import { type Meeting, personOf } from '../meetings/index.ts';
import type { ExportedDecision, ExportedMeeting } from './person-export.ts';

/** @returns what a meeting holds of one person */
export function exportedMeeting(meeting: Meeting, personId: string): ExportedMeeting {
  const person = personOf(meeting, personId);
  return {
    meetingId: meeting.id,
    title: meeting.title,
    startedAt: meeting.startedAt,
    closedAt: meeting.closedAt,
    listedAs: person && { name: person.name, email: person.email, kind: person.kind ?? null, teamsId: person.teamsId },
    organised: meeting.organizerId === personId,
    closed: meeting.closedBy === personId,
    answers: meeting.consents.filter((event) => event.personId === personId),
    decisions: meeting.decisions.flatMap((decision) => exportedDecision(decision, personId) ?? []),
    questions: meeting.openQuestions
      .filter(({ speakerId }) => speakerId === personId)
      .map(({ text, at }) => ({ text, at })),
    removed: meeting.forgotten.filter((receipt) => receipt.personId === personId),
  };
}

function exportedDecision(decision: Decision, personId: string): ExportedDecision | null {
  const { owner, evidence } = decision;
  const isOwner = owner.type === 'person' && owner.personId === personId;
  const saidAt = evidence.filter(({ speakerId }) => speakerId === personId).map(({ at }) => at);
  if (!isOwner && saidAt.length === 0) return null;
  return {
    decisionId: decision.id,
    kind: decision.kind,
    title: decision.title,
    roles: [...(isOwner ? (['owner'] as const) : []), ...(saidAt.length > 0 ? (['said'] as const) : [])],
    status: decision.status,
    ownerResponse: isOwner ? decision.ownerResponse : null,
    deadline: decision.deadline,
    steps: isOwner ? decision.steps : [],
    caughtAt: decision.caughtAt,
    startedAt: decision.startedAt,
    doneAt: decision.doneAt,
    saidAt,
  };
}

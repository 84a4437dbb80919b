import type { DecisionRow, MeetingRow } from '../../../core/board/index.ts';
import type { DecisionCard, OwnerView } from '../../../core/contracts/api/decision.api.ts';
import type { PersonRef } from '../../../core/contracts/api/shared.api.ts';
import type { Caller } from '../caller.ts';
import { etagOf } from '../handler.ts';

/** A decision as the caller sees it on the board. */
export function cardView(row: DecisionRow, caller: Caller): DecisionCard {
  const { meeting } = row;
  return {
    id: row.id,
    meetingId: meeting.id,
    meetingTitle: meeting.title,
    meetingStatus: meeting.status,
    seriesId: meeting.seriesId,
    kind: row.kind,
    title: row.title,
    owner: ownerView(row),
    deadline: row.deadline,
    column: row.column,
    confirmed: row.confirmed,
    parkedReason: row.parkedReason,
    doneAt: row.doneAt,
    task: row.task,
    steps: row.steps,
    etag: etagOf(row.revision),
    caughtAt: row.caughtAt,
    editable: mayWrite(caller),
  };
}

/** Who may change what they see; that they see it is settled before. */
export function mayWrite({ roles }: Caller): boolean {
  return roles.some((role) => role === 'Admin' || role === 'Organiser' || role === 'Member');
}

export function personRef(meeting: Pick<MeetingRow, 'people'>, id: string): PersonRef {
  return { id, name: meeting.people.get(id) ?? '?' };
}

function ownerView({ owner, meeting }: DecisionRow): OwnerView {
  switch (owner.type) {
    case 'none':
    case 'unknown':
      return owner;
    case 'person':
      return { type: 'person', person: personRef(meeting, owner.personId) };
    case 'ambiguous':
      return { type: 'ambiguous', name: owner.name, people: owner.personIds.map((id) => personRef(meeting, id)) };
  }
}

import { type MeetingRow, meetingRowOf, type StoredComment } from '../../../core/board/index.ts';
import type { CommentView } from '../../../core/contracts/api/decision.api.ts';
import type { Meeting } from '../../../core/meetings/index.ts';
import type { ApiDeps } from '../api-deps.ts';
import type { Caller } from '../caller.ts';
import type { ApiHandlers } from '../handler.ts';
import type { LiveEvents } from '../live-events.ts';
import { NOT_FOUND, type Refusal } from '../problems.ts';
import { personRef } from '../views/decision-view.ts';

type Names = 'comments.list' | 'comments.add' | 'comments.remove';

export function commentsHandlers({ comments }: ApiDeps, live: LiveEvents): Pick<ApiHandlers, Names> {
  return {
    async 'comments.list'({ caller, own: { meeting }, params: { decisionId }, query: { limit, cursor } }) {
      if (!stands(meeting, decisionId)) return NOT_FOUND;
      const { comments: found, next } = await comments.list(meeting, decisionId, { limit, continuation: cursor });
      const row = meetingRowOf({ ...meeting, decisions: [] });
      return { body: { comments: found.map((each) => commentView(row, each, caller)), cursor: next ?? null } };
    },
    async 'comments.add'({ caller, own: { meeting }, params: { decisionId }, body: { text, requestId }, cause }) {
      if (!stands(meeting, decisionId)) return NOT_FOUND;
      if (text.trim() === '') return EMPTY;
      const comment = await comments.add(meeting, decisionId, { text, requestId, cause });
      tell(live, meeting, decisionId);
      return { body: commentView(meetingRowOf({ ...meeting, decisions: [] }), comment, caller) };
    },
    async 'comments.remove'({ own: { meeting }, params: { decisionId, commentId }, cause }) {
      if (!(await comments.remove(meeting, decisionId, commentId, cause))) return NOT_FOUND;
      tell(live, meeting, decisionId);
      return { done: true };
    },
  };
}

const EMPTY: Refusal = {
  refuse: 'API.INCOMPLETE',
  detail: 'A comment needs words.',
  fields: [{ field: 'text', code: 'missing' }],
};

function stands({ decisions }: Meeting, decisionId: string): boolean {
  return decisions.some(({ id, status }) => id === decisionId && status !== 'dismissed');
}

function tell(live: LiveEvents, { tenantId, id: meetingId, people }: Meeting, decisionId: string): void {
  live.publish(tenantId, { type: 'comment', meetingId, decisionId }, new Set(people.map(({ id }) => id)));
}

function commentView(row: MeetingRow, { id, authorId, at, text }: StoredComment, caller: Caller): CommentView {
  return { id, author: personRef(row, authorId), at, text, mine: authorId === caller.personId };
}

import { postCloseCard } from '../../../core/delivery/index.ts';
import { type Meeting, type RequestCloseResult, requestClose } from '../../../core/meetings/index.ts';
import type { Texts } from '../../../core/texts/index.ts';
import type { BotDeps } from '../../bot-deps.ts';
import { causeOf, keyOf, type Turn } from '../turn.ts';
import type { CommandContext } from './command.ts';

/** Asks for what is missing, or closes when nothing is. */
export async function closeCommand({ deps, turn, meeting, texts }: CommandContext): Promise<string | null> {
  if (!meeting) return texts.replies.noMeeting;
  return closeReply(texts, await closeChat(deps, turn, meeting));
}

/** Ends a meeting for whatever reason, and posts the close card when it is needed. */
export async function closeChat(deps: BotDeps, turn: Turn, { id }: Meeting): Promise<RequestCloseResult> {
  const key = keyOf(turn, id);
  const result = await requestClose(deps, { key, messageId: turn.activityId, cause: causeOf(turn) });
  deps.recent.forgetMeeting(id);
  if (result.type === 'gate') {
    await postCloseCard(deps, { key, stage: { type: 'turn' }, correlationId: turn.correlationId });
  }
  return result;
}

function closeReply({ replies }: Texts, result: RequestCloseResult): string | null {
  switch (result.type) {
    case 'already-closed':
      return replies.alreadyClosed;
    case 'gate':
      return null;
    case 'closed':
      if (result.missing > 0) return replies.closedWithMissing(result.missing);
      return result.meeting.decisions.length === 0 ? replies.closedWithoutDecisions : null;
  }
}

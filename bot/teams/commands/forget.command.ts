import { organiserOf } from '../../../core/board/index.ts';
import type { ErasureSubject } from '../../../core/erasure/index.ts';
import { forgetView } from '../forget-view.ts';
import { causeOf } from '../turn.ts';
import type { CommandContext } from './command.ts';

/** Asks the person, in their own chat with Kollegan, whether everything about them is to be removed. */
export function forgetCommand(context: CommandContext): Promise<string | null> {
  return ask(context, { type: 'person', personId: context.turn.person.id });
}

/** Asks the organiser, in their own chat, whether the latest meeting of this chat is to be removed for everybody. */
export async function forgetMeetingCommand(context: CommandContext): Promise<string | null> {
  const { meeting, turn, texts } = context;
  if (!meeting) return texts.replies.noMeeting;
  if (organiserOf(meeting) !== turn.person.id) return texts.replies.forgetOnlyOrganiser;
  return ask(context, { type: 'meeting', meetingId: meeting.id });
}

async function ask({ deps, turn, texts }: CommandContext, subject: ErasureSubject): Promise<string | null> {
  const { tenantId, person, reference, personal, activityId } = turn;
  const request = await deps.erasures.ask({
    tenantId,
    subject,
    channel: 'card',
    withPlanner: false,
    requestId: activityId,
    cause: causeOf(turn),
  });
  const card = deps.cards.forget(forgetView(request));
  if (personal) {
    await deps.chat.sendCard(reference, card);
    return null;
  }
  await deps.chat.sendPersonalCard(reference, person.teamsId, card);
  return texts.replies.forgetAsked;
}

import { forgetView } from '../forget-view.ts';
import { causeOf } from '../turn.ts';
import type { CommandContext } from './command.ts';

/** Asks the person, in their own chat with Kollegan, whether everything about them is to be removed. */
export async function forgetCommand({ deps, turn, texts }: CommandContext): Promise<string | null> {
  const { tenantId, person, reference, personal, activityId } = turn;
  const request = await deps.erasures.ask({
    tenantId,
    subject: { type: 'person', personId: person.id },
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

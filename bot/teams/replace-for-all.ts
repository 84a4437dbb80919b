import type { ChatCard } from '../../core/messaging/index.ts';
import { codeOf } from '../../core/shared/app-error.ts';
import type { ActionContext } from './card-actions/action-context.ts';

/**
 * Shows the fresh card to everyone in the chat. A chat that refuses keeps an outdated card, on which any click is
 * answered with the fresh one; so a failure here loses nothing and is only logged.
 */
export async function replaceForAll(
  { deps, turn, meeting }: ActionContext,
  activityId: string | null,
  card: ChatCard,
): Promise<void> {
  if (activityId === null) return;
  try {
    await deps.chat.replaceCard({ ...meeting.reference, serviceUrl: turn.reference.serviceUrl }, activityId, card);
  } catch (error) {
    deps.logger.warn('card could not be replaced', {
      card: card.name,
      code: codeOf(error),
      correlationId: turn.correlationId,
    });
  }
}

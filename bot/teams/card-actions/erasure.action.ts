import type { CardAction } from '../../../cards/index.ts';
import type { Texts } from '../../../core/texts/index.ts';
import type { BotDeps } from '../../bot-deps.ts';
import { forgetView } from '../forget-view.ts';
import { cardAnswer, type InvokeAnswer, messageAnswer } from '../invoke-answer.ts';
import { causeOf, type Turn } from '../turn.ts';

export type ErasureAction = Extract<CardAction, { verb: 'erasure.confirm' | 'erasure.cancel' }>;

/** The words typed to be removed, or that it is taken back. Only of a request about whoever clicks, or their meeting. */
export async function onErasureAction(
  { erasures, cards }: BotDeps,
  turn: Turn,
  action: ErasureAction,
  texts: Texts,
): Promise<InvokeAnswer> {
  const { tenantId, person } = turn;
  const { requestId } = action;
  const request = await erasures.read(tenantId, requestId);
  // Only who organised a meeting can have asked for its removal, or who has a role that a card does not know.
  const isOwnMeeting = request?.type === 'meeting' && request.requestedBy === person.id;
  if (!request || !(isOwnMeeting || (await erasures.isAbout(request, person.id)))) {
    return messageAnswer(texts.refusals.notFound);
  }
  const cause = causeOf(turn);
  const result =
    action.verb === 'erasure.cancel'
      ? await erasures.cancel({ tenantId, requestId, cause })
      : await erasures.confirm({ tenantId, requestId, words: action.words, cause });
  if (result.type === 'not-found') return messageAnswer(texts.refusals.notFound);
  const isWrong = result.type === 'refused' && result.reason === 'wrong-words';
  return cardAnswer(cards.forget({ ...forgetView(result.request), ...(isWrong && { state: 'wrong-words' }) }));
}

import type { CardAction } from '../../../cards/index.ts';
import type { Texts } from '../../../core/texts/index.ts';
import type { BotDeps } from '../../bot-deps.ts';
import { forgetView } from '../forget-view.ts';
import { cardAnswer, type InvokeAnswer, messageAnswer } from '../invoke-answer.ts';
import { causeOf, type Turn } from '../turn.ts';

export type ErasureAction = Extract<CardAction, { verb: 'erasure.confirm' | 'erasure.cancel' }>;

/** The words typed to be removed, or that it is taken back. Only of a request that is about whoever clicks. */
export async function onErasureAction(
  { erasures, cards }: BotDeps,
  turn: Turn,
  action: ErasureAction,
  texts: Texts,
): Promise<InvokeAnswer> {
  const { tenantId, person } = turn;
  const { requestId } = action;
  const request = await erasures.read(tenantId, requestId);
  if (!request || !(await erasures.isAbout(request, person.id))) return messageAnswer(texts.refusals.notFound);
  const cause = causeOf(turn);
  const result =
    action.verb === 'erasure.cancel'
      ? await erasures.cancel({ tenantId, requestId, cause })
      : await erasures.confirm({ tenantId, requestId, words: action.words, cause });
  if (result.type === 'not-found') return messageAnswer(texts.refusals.notFound);
  const isWrong = result.type === 'refused' && result.reason === 'wrong-words';
  return cardAnswer(cards.forget({ ...forgetView(result.request), ...(isWrong && { state: 'wrong-words' }) }));
}

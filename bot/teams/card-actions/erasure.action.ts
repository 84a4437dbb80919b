import type { CardAction } from '../../../cards/index.ts';
import type { Texts } from '../../../core/texts/index.ts';
import type { BotDeps } from '../../bot-deps.ts';
import { cardAnswer, type InvokeAnswer, messageAnswer } from '../invoke-answer.ts';
import { causeOf, type Turn } from '../turn.ts';

type ErasureAction = Extract<CardAction, { verb: 'erasure.confirm' }>;

/** The words typed to be removed. Only of a request that is about whoever clicks. */
export async function onErasureAction(
  { erasures, cards }: BotDeps,
  turn: Turn,
  { requestId, words }: ErasureAction,
  texts: Texts,
): Promise<InvokeAnswer> {
  const { tenantId, person } = turn;
  const request = await erasures.read(tenantId, requestId);
  if (!request || !(await erasures.isAbout(request, person.id))) return messageAnswer(texts.refusals.notFound);
  const { language, phrase } = request;
  const result = await erasures.confirm({ tenantId, requestId, words, cause: causeOf(turn) });
  const isWrong = result.type === 'refused' && result.reason === 'wrong-words';
  return cardAnswer(cards.forget({ language, requestId, phrase, state: isWrong ? 'wrong-words' : 'running' }));
}

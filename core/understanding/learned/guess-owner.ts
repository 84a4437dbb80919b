import type { SpokenTurn } from './spoken-turn.ts';
import { plainSpeech } from './turn-words.ts';

const TAKES_IT = /\bi(?:'ll| will|'m gonna|'m going to| am going to| can| have to| should)\b/;
const ASKS_SEVERAL = /\b(?:you (?:guys|all|two|three)|each|every(?:one|body))\b/;
const ASKS_YOU = /\byou(?:r|'ll|'re)?\b/;
/** How far the one who was asked may be from their "okay". */
const REPLY_TURNS = 5;

/**
 * Whose task the turn at `index` may be: the speaker of "I'll ...", else whoever answers a "you ...". A chair who gives
 * out tasks is not their owner, so nothing else points at the speaker. A guess to ask about, never a fact.
 * @param turns with a few after `index` when they are known
 * @returns a speaker id; null when the words point at nobody, or at several
 */
export function guessOwner(turns: readonly SpokenTurn[], index: number): string | null {
  const turn = turns[index];
  if (turn === undefined) return null;
  const speech = plainSpeech(turn.text);
  if (TAKES_IT.test(speech)) return turn.speakerId;
  if (!ASKS_YOU.test(speech) || ASKS_SEVERAL.test(speech)) return null;
  const replies = turns.slice(index + 1, index + 1 + REPLY_TURNS);
  return replies.find(({ speakerId }) => speakerId !== turn.speakerId)?.speakerId ?? null;
}

import type { Grammar } from '../predicates/grammar.ts';
import { splitSentences } from '../text/clauses.ts';
import { keyOf, type Token } from '../text/token.ts';
import type { Reading } from './act.ts';
import { datesIn } from './clause-reading.ts';
import { readReply } from './read-reply.ts';
import { type Run, readSentence } from './read-sentence.ts';

/** Reads one utterance by itself: what each clause does, and how the whole answers the utterance before. */
export function readUtterance(tokens: readonly Token[], grammar: Grammar): Reading {
  const { lexicon } = grammar;
  const sentences = splitSentences(tokens, lexicon);
  const dates = datesIn(tokens);
  const joke = lexicon.has('joke', keyOf(tokens));
  const reply = readReply(sentences, lexicon);
  const run: Run = { announced: false, settled: false, voted: false, lastNamed: null, polled: false };
  const acts = joke ? [] : sentences.flatMap((sentence) => readSentence(sentence, run, grammar));
  lexicon.forget();
  return { acts, reply, dates, joke };
}

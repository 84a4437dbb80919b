import type { Grammar } from '../predicates/grammar.ts';
import { type Sentence, splitSentences } from '../text/clauses.ts';
import { keyOf, type Token } from '../text/token.ts';
import type { Act, Reading } from './act.ts';
import { datesIn } from './clause-reading.ts';
import { readReply } from './read-reply.ts';
import { type Run, readSentence } from './read-sentence.ts';

/** "Amir?", "stolen, Sofie?": so few words give somebody the floor. */
const LONGEST_HAND_ON = 3;

function handsOn(next: Sentence | undefined): boolean {
  const words = next?.clauses.flatMap(({ tokens }) => tokens) ?? [];
  return next?.question === true && words.length <= LONGEST_HAND_ON && words.some(({ kind }) => kind === 'person');
}

/** "Vi börjar med bilarna. Amir?" only says what is spoken of first. */
function opensMeeting(act: Act): boolean {
  return act.type === 'decide' && /^(?:börja|starta|begynne|begynde|starte|start|begin)$/.test(act.matter.verb ?? '');
}

/** Reads one utterance by itself: what each clause does, and how the whole answers the utterance before. */
export function readUtterance(tokens: readonly Token[], grammar: Grammar): Reading {
  const { lexicon } = grammar;
  const sentences = splitSentences(tokens, lexicon);
  const dates = datesIn(tokens);
  const joke = lexicon.has('joke', keyOf(tokens));
  const reply = readReply(sentences, lexicon);
  const run: Run = { announced: false, settled: false, voted: false, lastNamed: null, polled: false };
  const acts = joke
    ? []
    : sentences.flatMap((sentence, at) => {
        const read = readSentence(sentence, run, grammar);
        return handsOn(sentences[at + 1]) ? read.filter((act) => !opensMeeting(act)) : read;
      });
  lexicon.forget();
  return { acts, reply, dates, joke };
}

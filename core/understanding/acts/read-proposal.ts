import { keyOf } from '../text/token.ts';
import type { Act } from './act.ts';
import { type ClauseReading, datesIn } from './clause-reading.ts';
import { after, readContent } from './read-content.ts';

/** It is called a proposal, so it is more than an opinion: "jag skulle vilja föreslå". */
function saysSo({ tokens }: ClauseReading): boolean {
  return tokens.some(({ key }) => /^(?:föresl|foresl|förslag|forslag|propos|suggest|recommend|yrk)/.test(key));
}

/** "Jag föreslår att vi …", "jag tycker vi …": waits for a yes. */
export function readProposal(reading: ClauseReading): Act | null {
  const { lexicon, key, tokens } = reading;
  const words = after(reading, 'propose');
  if (words === null || words.length === 0) return null;
  // "We could never afford that", "we could do with some rain" propose nothing.
  if (lexicon.english && /^ (?:never|hardly|barely|scarcely|do with) /.test(keyOf(words))) return null;
  // "jag tycker vi flyttar": the subject that the phrase ends with belongs to what is proposed.
  const before = tokens[tokens.length - words.length - 1];
  const subject = before !== undefined && (lexicon.is('we', before.key) || before.kind === 'person') ? [before] : [];
  const { matter, doer } = readContent([...subject, ...words], reading);
  return {
    type: 'propose',
    matter,
    doer,
    dates: datesIn(words),
    weak: lexicon.has('opinion', key) && !saysSo(reading),
  };
}

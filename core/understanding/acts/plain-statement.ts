import type { Act } from './act.ts';
import type { ClauseReading } from './clause-reading.ts';
import { isEmpty } from './matter.ts';
import { readThing } from './read-thing.ts';

/** @returns the clause as one that does nothing, but for what it brings into the talk */
export function plainStatement({ tokens, lexicon }: ClauseReading): Act {
  return {
    type: 'statement',
    topic: [],
    words: tokens,
    closable: null,
    ours: false,
    thing: readThing(tokens, lexicon),
  };
}

/** More words than this are no heading: "och det trasiga låset i källaren?" */
const LONGEST_HEADING = 7;

/** A question that asks for nothing may still say what is spoken of. */
export function wondered({ tokens, lexicon, predicate }: ClauseReading): Act | null {
  const heading =
    predicate === null &&
    tokens.length > 1 &&
    tokens.length < LONGEST_HEADING &&
    !lexicon.is('wh', tokens[0]?.key) &&
    lexicon.is('articles', tokens[0]?.key) &&
    !isEmpty(tokens, lexicon);
  const thing = readThing(tokens, lexicon);
  if (!heading && thing === null) return null;
  return { type: 'statement', topic: heading ? tokens : [], words: [], closable: null, ours: false, thing };
}

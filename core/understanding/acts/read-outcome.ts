import type { Lexicon } from '../cues/lexicon.ts';
import type { Act } from './act.ts';
import { isOpen, isUnreal } from './blocked.ts';
import { type ClauseReading, datesIn } from './clause-reading.ts';
import { plainStatement } from './plain-statement.ts';
import { readContent } from './read-content.ts';

/** Words in a remark that only says when. */
const LONGEST_REMARK = 5;

/** Something becomes, stays or is changed: more than how it goes. */
function tellsChange({ tokens, lexicon, infinitiveOf }: ClauseReading): boolean {
  return tokens.some(({ kind, key }) => {
    if (kind !== 'word') return false;
    if (lexicon.is('becomes', key) || lexicon.is('outcomes', key)) return true;
    const passive = /^(\p{L}{2,})s$/u.exec(key)?.[1];
    const verbs = [infinitiveOf(key), key, passive, passive && infinitiveOf(`${passive}r`)];
    return verbs.some((verb) => typeof verb === 'string' && isChosen(verb, lexicon));
  });
}

function isChosen(verb: string, lexicon: Lexicon): boolean {
  const change = lexicon.verbIs('change', verb, []) > 0 || lexicon.verbIs('adopt', verb, []) > 0;
  if (verb === 'gå' || verb === 'go') return false;
  return lexicon.is('prevailing', verb) || (change && lexicon.verbIs('state', verb, []) === 0);
}

/** "Det är spikat, den nya listan gäller från måndag": a plain statement right after is the outcome. */
export function outcomeOf(reading: ClauseReading, settled: boolean): Act {
  const { tokens, lexicon, key } = reading;
  const unfinished = tokens.length < 3 || lexicon.is('prepositions', tokens.at(-1)?.key);
  if (unfinished || isUnreal(key, lexicon) || isOpen(key, lexicon)) return plainStatement(reading);
  // What a person is or has is no outcome of the group's: "jag har bara till tre".
  if (['i', 'you', 'she', 'person'].includes(reading.predicate?.subject ?? '')) return plainStatement(reading);
  const { matter } = readContent(tokens, reading);
  if (!settled && !tellsChange(reading)) return plainStatement(reading);
  return { type: 'decide', matter, doer: null, dates: datesIn(tokens), instead: false, confidence: 0.8 };
}

/** "Vi tar den lilla lokalen, flyttlass 1 december": a few words with a date say when. */
export function remarkedDate({ tokens, predicate }: ClauseReading, last: Act): Act | null {
  const undated = (last.type === 'decide' || last.type === 'assign') && last.dates.length === 0;
  const dates = datesIn(tokens);
  const short = predicate === null && tokens.length > 1 && tokens.length < LONGEST_REMARK;
  return undated && short && dates.some(({ date }) => date !== null)
    ? { type: 'due', words: tokens, dates, instead: false }
    : null;
}

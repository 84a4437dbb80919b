import type { Lexicon } from '../cues/lexicon.ts';
import { keyOf, type Token } from '../text/token.ts';
import type { ClauseReading } from './clause-reading.ts';
import { isCondition } from './matter.ts';

/** "Anna kollar om avtalet går att säga upp": whether, not if. */
function inquires({ predicate, lexicon }: ClauseReading): boolean {
  if (predicate === null) return false;
  const after = predicate.rest.map(({ key }) => key);
  return (
    lexicon.verbIs('inquire', predicate.verb, after) > 0 || after.some((key) => lexicon.verbIs('inquire', key, []) > 0)
  );
}

/** A condition that comes after what it holds back: "vi flyttar in i december, om bygget blir klart". */
export function isProviso(tokens: readonly Token[], lexicon: Lexicon): boolean {
  const key = keyOf(tokens);
  return lexicon.has('proviso', key) && !lexicon.has('noObjection', key);
}

/** @returns whether a clause sets a condition: by its words, or by the verb in the first place ("skulle vi byta"). */
export function supposes(reading: ClauseReading, tokens: readonly Token[], question: boolean): boolean {
  const { lexicon, predicate, whole } = reading;
  if (lexicon.has('conditional', whole)) return true;
  // "Should it snow, …"
  if (
    lexicon.english &&
    !question &&
    predicate?.verbFirst === true &&
    /^(?:should|were|had)$/.test(tokens[0]?.key ?? '')
  )
    return true;
  if (predicate?.verbFirst === true && !question && predicate.subject !== 'other') return true;
  return tokens.some((_, index) => isCondition(tokens, index, lexicon)) && !inquires(reading);
}

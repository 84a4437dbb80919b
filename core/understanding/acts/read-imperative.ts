import type { Act, Matter } from './act.ts';
import { type ClauseReading, datesIn, saysInstead } from './clause-reading.ts';
import { isEmpty, withoutReasons } from './matter.ts';
import { after } from './read-content.ts';

/** @returns the infinitives that a word may be the imperative of: "ring" -> "ringa", "bestil" -> "bestille". */
export function infinitivesOfImperative(key: string): string[] {
  return [key, `${key}a`, `${key}e`, `${key}${key.slice(-1)}e`, `${key}${key.slice(-1)}a`];
}

/** @returns the infinitive that a clause's first word commands, or null when it is no known work. */
export function commandedVerb(reading: ClauseReading, first: string, after: readonly string[]): string | null {
  const { lexicon } = reading;
  const known = (infinitive: string) =>
    lexicon.verbIs('task', infinitive, after) > 0 || lexicon.verbIs('take', infinitive, after) > 0;
  return infinitivesOfImperative(first).find(known) ?? null;
}

/** More than so many words are no call to act. */
const LONGEST_CALL = 6;

/** "Köp ny", "ta det blå": said to all, it proposes; a yes makes it a decision. */
export function readCall({ tokens, lexicon, predicate, addressee }: ClauseReading): Act | null {
  const words = tokens.filter(({ kind }) => kind !== 'mark');
  const [first, ...rest] = words;
  const loose = predicate !== null || addressee !== null || words.length < 2 || words.length > LONGEST_CALL;
  if (loose || lexicon.english || first?.kind !== 'word' || lexicon.is('negation', rest[0]?.key)) return null;
  const after = rest.map(({ key }) => key);
  const chosen = (infinitive: string) =>
    infinitive !== first.key &&
    lexicon.verbIs('change', infinitive, after) > 0 &&
    lexicon.verbIs('change', infinitive, after) >= lexicon.verbIs('state', infinitive, after);
  const verb = infinitivesOfImperative(first.key).find(chosen);
  if (verb === undefined || isEmpty(rest, lexicon)) return null;
  const matter: Matter = { verb, negated: false, words: withoutReasons(rest, lexicon), back: false };
  return { type: 'propose', matter, doer: null, dates: datesIn(tokens), weak: false };
}

/** Reads an instruction to a person called by name: "Anna, boka lokal", "skicka kontraktet, Yusuf". */
export function readImperative(reading: ClauseReading): Act | null {
  const { lexicon, addressee } = reading;
  if (addressee === null) return null;
  const reminded = after(reading, 'remind');
  const told = reminded ?? reading.tokens;
  const words = told.filter(({ kind, key }) => kind !== 'mark' && !lexicon.is('please', key));
  const start = words[0]?.kind === 'person' ? 1 : 0;
  const [first, ...rest] = words.slice(start);
  if (first?.kind !== 'word' || rest.slice(0, 2).some(({ key }) => lexicon.is('negation', key))) return null;
  const commanded = commandedVerb(
    reading,
    first.key,
    rest.map(({ key }) => key),
  );
  const finishes =
    (first.key === 'have' || first.key === 'ha') && rest.some(({ key }) => lexicon.is('finished', key))
      ? first.key
      : null;
  const verb = commanded ?? finishes ?? (reminded === null ? null : first.key);
  if (verb === null) return null;
  const kept = withoutReasons(rest, lexicon);
  const matter: Matter = { verb, negated: false, words: kept, back: isEmpty(kept, lexicon) };
  return {
    type: 'assign',
    matter,
    doer: addressee,
    dates: datesIn(reading.tokens),
    take: matter.back,
    instead: saysInstead(reading),
    confidence: 0.85,
  };
}

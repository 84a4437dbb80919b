import { PLACEHOLDER, type Token, tokensBefore } from '../text/token.ts';
import type { OwnerFinding } from '../understand.port.ts';
import type { Act, Doer, Matter } from './act.ts';
import { type ClauseReading, datesIn, saysInstead } from './clause-reading.ts';
import { isEmpty, isIdle, plainMatter } from './matter.ts';

const CONFIDENCE = 0.9;

function assign(reading: ClauseReading, doer: Doer, words: readonly Token[], dateWords = reading.tokens): Act {
  // "det blir Sara som håller i kursen": the verb is a finite one.
  const [first, ...rest] = words;
  const infinitive = first?.kind === 'word' ? reading.infinitiveOf(first.key) : null;
  const finite = first !== undefined && infinitive !== null && reading.lexicon.knows(infinitive);
  // "Responsible for the tender": after an article stands a noun, whatever verb it looks like.
  const before = first === undefined ? -1 : reading.tokens.indexOf(first) - 1;
  const noun = reading.lexicon.is('articles', reading.tokens[before]?.key);
  const matter: Matter = noun
    ? { verb: null, negated: false, words, back: isEmpty(words, reading.lexicon) }
    : plainMatter(finite ? [{ ...first, text: infinitive, key: infinitive }, ...rest] : words, reading.lexicon);
  return {
    type: 'assign',
    matter,
    doer,
    dates: datesIn(dateWords),
    take: matter.back,
    instead: saysInstead(reading),
    confidence: CONFIDENCE,
  };
}

/** "är", "blir" and the like between a task and its owner, with the adverbs around it. */
function withoutCopula(words: readonly Token[], reading: ClauseReading): readonly Token[] {
  let end = words.length;
  while (
    end > 0 &&
    words[end - 1]?.kind === 'word' &&
    (reading.lexicon.is('copulas', words[end - 1]?.key) || reading.lexicon.is('adverbs', words[end - 1]?.key))
  )
    end -= 1;
  return words.slice(0, end);
}

function withoutLinks(words: readonly Token[], reading: ClauseReading): readonly Token[] {
  let start = 0;
  while (
    words[start]?.kind === 'word' &&
    (['copulas', 'infinitiveMarks', 'links'] as const).some((list) => reading.lexicon.is(list, words[start]?.key))
  )
    start += 1;
  return words.slice(start);
}

/** "Vägen framåt är Petras bord", "Anders' opgave er at bestille skærme", "det är mitt ansvar". */
function readGenitive(reading: ClauseReading): Act | null {
  const { tokens, lexicon } = reading;
  const at = tokens.findIndex(
    (token, index) =>
      (token.kind === 'genitive' ||
        token.kind === 'person' ||
        lexicon.is('mine', token.key) ||
        (reading.addressee !== null && lexicon.is('yours', token.key))) &&
      (lexicon.is('charges', tokens[index + 1]?.key) ||
        (lexicon.is('possessives', tokens[index + 1]?.key) && lexicon.is('charges', tokens[index + 2]?.key))),
  );
  if (at === -1) return null;
  const owner = tokens[at] as Token;
  const doer = owner.owner ?? (lexicon.is('yours', owner.key) ? reading.addressee : 'speaker');
  const chargeAt = lexicon.is('charges', tokens[at + 1]?.key) ? at + 1 : at + 2;
  const before = withoutCopula(tokens.slice(0, at), reading);
  const after = withoutLinks(tokens.slice(chargeAt + 1), reading);
  return assign(reading, doer, isEmpty(before, lexicon) ? after : before);
}

function ownerIn(tokens: readonly Token[]): OwnerFinding | null {
  return tokens.find(({ kind }) => kind === 'person' || kind === 'genitive')?.owner ?? null;
}

function readPhrase(reading: ClauseReading, phrase: 'charge' | 'chargedWith'): Act | null {
  const { lexicon } = reading;
  const match = lexicon.find(phrase, reading.key);
  if (match === null) return null;
  const start = tokensBefore(reading.key, match.index);
  const end = tokensBefore(reading.key, match.index + match[0].length);
  const phraseTokens = reading.tokens.slice(start, end);
  const has = (list: 'i' | 'me' | 'mine' | 'you' | 'thee' | 'yours') =>
    phraseTokens.some(({ key }) => lexicon.is(list, key));
  const toYou = has('you') || has('yours') || has('thee');
  const spokenTo = toYou ? reading.addressee : null;
  // "Den överlåter jag till dig": who it is handed to, not who hands it over.
  const own = !has('thee') && (has('i') || has('me') || has('mine'));
  const doer = ownerIn(phraseTokens) ?? (own ? 'speaker' : spokenTo);
  if (doer === null) return null;
  const before = withoutCopula(reading.tokens.slice(0, start), reading);
  const roleAt = phraseTokens.findLastIndex(({ key }) => lexicon.is('roles', key));
  const after = roleAt === -1 ? withoutLinks(reading.tokens.slice(end), reading) : reading.tokens.slice(start + roleAt);
  const words = phrase === 'charge' && !isEmpty(after, reading.lexicon) ? after : before;
  // "I'm happy to wait", "I'm happy to help" take on nothing.
  const vague = lexicon.english && / (?:happy|glad|willing|delighted|free) /.test(match[0]);
  if (vague && (words.length < 2 || isIdle(plainMatter(words, lexicon), lexicon))) return null;
  return assign(reading, doer, isEmpty(words, reading.lexicon) ? after : words);
}

/** "Ansvarig för GDPR-genomgången: Sofia": the name comes in the clause after the colon. */
export function readResponsible(reading: ClauseReading, next: readonly Token[] | undefined): Act | null {
  const { tokens, lexicon } = reading;
  const match = lexicon.find('responsible', reading.key);
  const [last, copula] = [tokens.at(-1), tokens.at(-2)];
  if (match !== null && last?.kind === 'person' && lexicon.is('copulas', copula?.key)) {
    const matter = tokens.slice(tokensBefore(reading.key, match.index + match[0].length), -2);
    return assign(reading, last.owner ?? null, matter);
  }
  const [name, ...others] = next ?? [];
  if (match === null || name?.kind !== 'person' || others.some(({ kind }) => kind === 'word')) return null;
  const rest = reading.tokens.slice(tokensBefore(reading.key, match.index + match[0].length));
  return assign(reading, name.owner ?? null, rest, [...reading.tokens, ...(next ?? [])]);
}

/** Reads who is put in charge of what by a noun or a fixed phrase rather than by the verb of the work. */
export function readCharge(reading: ClauseReading): Act | null {
  const names = reading.key.includes(PLACEHOLDER.person) || reading.key.includes(PLACEHOLDER.genitive);
  if (
    !names &&
    !reading.tokens.some(({ key }) =>
      (['i', 'me', 'mine', 'you', 'yours', 'thee'] as const).some((list) => reading.lexicon.is(list, key)),
    )
  )
    return null;
  if (reading.tokens.some(({ kind, key }) => kind === 'word' && reading.lexicon.is('negation', key))) return null;
  return readPhrase(reading, 'charge') ?? readGenitive(reading) ?? readPhrase(reading, 'chargedWith');
}

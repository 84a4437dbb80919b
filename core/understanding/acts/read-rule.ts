import { keyOf, PLACEHOLDER, type Token } from '../text/token.ts';
import type { Act } from './act.ts';
import { type ClauseReading, datesIn } from './clause-reading.ts';
import { isEmpty, plainMatter } from './matter.ts';

const standing = / (?:from now on(?:wards)?|with immediate effect|effective immediately|going forward) /;
const standingWords = new Set([
  'from',
  'now',
  'on',
  'onwards',
  'with',
  'immediate',
  'effect',
  'effective',
  'immediately',
]);

/** How things turn out by themselves is nobody's rule: "the evenings get darker from now on". */
const natural =
  /^ (?:far|much|many|it|that|this|there|they|things|life|everything|nothing|who|what|where|which|how|why|one) | (?:gets?|grows?|becomes?) (?:\S+er|worse|better|more|less) | (?:says?|said|reckons?|thinks?|hears?|whatever|however|anyway|every|far) | (?:looks?|seems?|feels?|sounds?) | (?:sun|weather|temperature|trains?|bus|buses|traffic|wind|rain|tide|noise|smell|kids|evenings|nights|dust|market|inflation) /;

/** What becomes of a thing when people settle it: "moves to", "stays out", "goes up to". */
const settled = new RegExp(
  `^ (?:\\S+ ){1,6}(?:moves? (?:${PLACEHOLDER.date.trim()}|to|into|forward|back|online|up)|goes? (?:ahead|on (?:at|in|to)|out (?:at|in|to|on)|over to|online|cashless|up to|up by|up from|down to|down by|back to|to)|stays? (?:out|in|open|closed|shut|as|at|on|off|put|where|free|with|the)|remains? (?:closed|open|as|at|free|the)|switch(?:es)? to|drops? (?:to|out)|comes? (?:down|off|out|back)|closes? (?:at|on|in|for)|opens? (?:at|on|in)|becomes? (?:a|an|the|our)) `,
  'u',
);

function without(tokens: readonly Token[], drop: (token: Token) => boolean): readonly Token[] {
  const start = tokens.findIndex((token) => !drop(token));
  const end = tokens.findLastIndex((token) => !drop(token));
  return start === -1 ? [] : tokens.slice(start, end + 1);
}

/** A subject of its own that is no person: what a group may rule about. */
function isOfThings({ predicate, tokens }: ClauseReading): boolean {
  if (tokens.some(({ kind }, at) => at < 2 && (kind === 'person' || kind === 'genitive'))) return false;
  return predicate === null || (predicate.subject === 'other' && predicate.mood !== 'past');
}

/**
 * "From now on all invoices go through the office", "no more paper from now on", "so the fair moves to 12 December":
 * what holds for things is told in English as a plain statement.
 */
export function readRule(reading: ClauseReading): Act | null {
  const { lexicon, tokens, whole, predicate } = reading;
  if (!lexicon.english || predicate?.ongoing === true || !isOfThings(reading)) return null;
  const rules = standing.test(whole);
  const concludes = /^ (?:\S+ ){0,2}?(?:so|then) /.test(whole) && !lexicon.has('habitual', whole);
  if (!rules && !concludes) return null;
  const opens = ({ kind, key }: Token) =>
    kind === 'mark' || (kind === 'word' && (lexicon.is('conclusions', key) || (rules && standingWords.has(key))));
  const words = without(tokens, opens);
  const said = keyOf(words);
  if (words.length < 2 || isEmpty(words, lexicon) || natural.test(said)) return null;
  // "So far the price stays at ten", "so what happens if …".
  if (!rules && (!settled.test(said) || lexicon.is('wh', words[0]?.key))) return null;
  return {
    type: 'decide',
    matter: plainMatter(words, lexicon),
    doer: null,
    dates: datesIn(tokens),
    instead: false,
    confidence: rules ? 0.85 : 0.75,
  };
}

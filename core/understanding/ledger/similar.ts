import type { Matter } from '../acts/act.ts';
import type { Lexicon } from '../cues/lexicon.ts';
import type { Token } from '../text/token.ts';

/** So many first letters make two inflections of a word one: "lansera", "lanseringen". */
const STEM = 5;

function stem(key: string): string {
  return key.slice(0, STEM);
}

/** @returns the stems of the words that carry meaning. */
export function stemsOf(words: readonly Token[], lexicon: Lexicon): Set<string> {
  const kept = words.filter(
    ({ kind, key }) =>
      (kind === 'word' || kind === 'quote') &&
      (key.length > 2 || /\p{N}/u.test(key)) &&
      !(['fillers', 'prepositions', 'it', 'adverbs', 'particles', 'conclusions', 'openers'] as const).some((list) =>
        lexicon.is(list, key),
      ),
  );
  return new Set(kept.map(({ kind, key, text }) => (kind === 'quote' ? text : stem(key))));
}

/** Verbs that say nothing of the matter: "vi kör på Visma", "vi kör på Fortnox". */
function verbStem({ verb, words }: Matter, lexicon: Lexicon): string[] {
  if (verb === null || lexicon.verbIs('take', verb, []) > 0) return [];
  return words.length > 0 && lexicon.verbIs('change', verb, []) > 0 && words.some(({ kind }) => kind === 'word')
    ? []
    : [stem(verb)];
}

/** "kake" and "kaken": one word begins the other. */
function sameStem(a: string, b: string): boolean {
  return a === b || (Math.min(a.length, b.length) >= STEM - 1 && (a.startsWith(b) || b.startsWith(a)));
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((one) => [...b].some((other) => sameStem(one, other))).length;
  return shared / Math.max(1, Math.min(a.size, b.size));
}

/** @returns whether two matters are about the same thing: half of the shorter one's words are in the other. */
export function sameMatter(
  a: Matter,
  aTopic: readonly Token[],
  b: Matter,
  bTopic: readonly Token[],
  lexicon: Lexicon,
): boolean {
  const stems = (matter: Matter, topic: readonly Token[]) =>
    new Set([...verbStem(matter, lexicon), ...stemsOf([...matter.words, ...topic], lexicon)]);
  return overlap(stems(a, aTopic), stems(b, bTopic)) >= 0.5;
}

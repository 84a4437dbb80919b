import type { CuePhrases, PhraseName } from './cues.ts';
import { literalsOf } from './pattern.ts';

/** Which phrase lists a clause may match, by the words in it. */
export interface PhraseIndex {
  /** @returns the lists that a text made by `keyOf` may match; those left out match nothing in it. */
  candidates(key: string): ReadonlySet<PhraseName>;
  /** Drops the texts that it remembers: what people said is kept nowhere. */
  forget(): void;
}

type Elements = readonly (readonly string[])[];

/** How often a word stands in phrases; what stands in few tells most. */
function countWords(phrases: readonly Elements[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of phrases.flat(2)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** The element of a phrase that the fewest clauses have: without it the phrase cannot match. */
function anchorOf(elements: Elements, counts: ReadonlyMap<string, number>): readonly string[] | null {
  const weight = (words: readonly string[]) => words.reduce((sum, word) => sum + (counts.get(word) ?? 0), 0);
  return [...elements].sort((a, b) => weight(a) - weight(b))[0] ?? null;
}

function add(table: Map<string, Set<PhraseName>>, word: string, name: PhraseName): void {
  const names = table.get(word) ?? new Set();
  table.set(word, names.add(name));
}

/** Finds the phrase lists that are worth trying: an expression of a hundred phrases costs more than looking up words. */
export function indexPhrases(lists: CuePhrases): PhraseIndex {
  const entries = (Object.entries(lists) as [PhraseName, readonly string[]][]).flatMap(([name, phrases]) =>
    phrases.map((phrase) => ({ name, elements: literalsOf(phrase) })),
  );
  const counts = countWords(entries.map(({ elements }) => elements));
  const always = new Set<PhraseName>();
  const whole = new Map<string, Set<PhraseName>>();
  const beginnings = new Map<string, Set<PhraseName>>();
  for (const { name, elements } of entries) {
    const anchor = anchorOf(elements, counts);
    if (anchor === null) always.add(name);
    for (const word of anchor ?? []) {
      if (word.endsWith('*')) add(beginnings, word.slice(0, -1), name);
      else add(whole, word, name);
    }
  }
  const lengths = [...new Set([...beginnings.keys()].map(({ length }) => length))];
  // A clause is asked about many lists, one after the other.
  const remembered = new Map<string, ReadonlySet<PhraseName>>();

  function find(key: string): Set<PhraseName> {
    const found = new Set(always);
    const take = (names: ReadonlySet<PhraseName> | undefined) => {
      if (names !== undefined) for (const name of names) found.add(name);
    };
    for (const word of key.split(' ')) {
      take(whole.get(word));
      for (const length of lengths) if (length <= word.length) take(beginnings.get(word.slice(0, length)));
    }
    return found;
  }

  return {
    candidates(key) {
      const known = remembered.get(key);
      if (known !== undefined) return known;
      const found = find(key);
      remembered.set(key, found);
      return found;
    },
    forget: () => remembered.clear(),
  };
}

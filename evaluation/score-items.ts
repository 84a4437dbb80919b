import type { ItemRecord, LabelledItem } from './labelled-item.ts';

/** How good predictions are, each a share of 1; the owner's and the deadline's over the records that were found. */
export interface ItemScores {
  items: number;
  /** It was told whether the item holds a record. */
  accuracy: number;
  /** Of the items without a record, in how many one was found. */
  falseAlarms: number;
  /** Of the items with a record, in how many one was found. */
  found: number;
  /** F1 over records; right: found with its owner and its deadline. */
  strictF1: number;
  ownerRight: number;
  deadlineRight: number;
}

export interface JudgedItem {
  item: LabelledItem;
  found: readonly ItemRecord[];
  /** Expected and found records that belong together. */
  pairs: readonly (readonly [ItemRecord, ItemRecord])[];
}

/** Words of a text that are long enough to tell something. */
function words(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word.length > 2);
}

/** The share of the expected words that the found text has, as they are or with the same first four letters. */
function likeness(expected: string, found: string): number {
  const wanted = words(expected);
  const given = words(found);
  const isSame = (a: string, b: string) => a === b || (a.length > 3 && b.length > 3 && a.slice(0, 4) === b.slice(0, 4));
  return wanted.filter((word) => given.some((other) => isSame(word, other))).length / Math.max(1, wanted.length);
}

const LEAST_LIKENESS = 0.3;

/** Matches what was found to what was expected, the most alike first; a single one on either side matches anyhow. */
export function judgeItem(item: LabelledItem, found: readonly ItemRecord[]): JudgedItem {
  const alone = item.expected.length === 1 && found.length === 1;
  const candidates = item.expected.flatMap((wanted) =>
    found.map((given) => ({ wanted, given, like: alone ? 1 : likeness(wanted.text, given.text) })),
  );
  const pairs: [ItemRecord, ItemRecord][] = [];
  for (const { wanted, given, like } of candidates.sort((a, b) => b.like - a.like)) {
    const taken = pairs.some(([one, other]) => one === wanted || other === given);
    if (!taken && like >= LEAST_LIKENESS) pairs.push([wanted, given]);
  }
  return { item, found, pairs };
}

function isStrict([wanted, given]: readonly [ItemRecord, ItemRecord]): boolean {
  return wanted.owner === given.owner && wanted.deadline === given.deadline;
}

/** @returns whether an item is right in all that is scored */
export function isRight({ item, found, pairs }: JudgedItem): boolean {
  return pairs.length === item.expected.length && pairs.length === found.length && pairs.every(isStrict);
}

export function scoreItems(judged: readonly JudgedItem[]): ItemScores {
  const positive = judged.filter(({ item }) => item.expected.length > 0);
  const negative = judged.filter(({ item }) => item.expected.length === 0);
  const seen = positive.filter(({ found }) => found.length > 0).length;
  const alarms = negative.filter(({ found }) => found.length > 0).length;
  const pairs = judged.flatMap((one) => one.pairs);
  const share = (part: number, whole: number) => part / Math.max(1, whole);
  const records = judged.reduce((sum, { item, found }) => sum + item.expected.length + found.length, 0);
  return {
    items: judged.length,
    accuracy: share(seen + negative.length - alarms, judged.length),
    falseAlarms: share(alarms, negative.length),
    found: share(seen, positive.length),
    strictF1: share(2 * pairs.filter(isStrict).length, records),
    ownerRight: share(pairs.filter(([wanted, given]) => wanted.owner === given.owner).length, pairs.length),
    deadlineRight: share(pairs.filter(([wanted, given]) => wanted.deadline === given.deadline).length, pairs.length),
  };
}

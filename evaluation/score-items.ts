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

/** How good the findings of whole meetings are, each a share of 1; the owner's and the deadline's over what was found. */
export interface MeetingScores {
  meetings: number;
  /** What was settled in them. */
  records: number;
  precision: number;
  recall: number;
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

/** How many turns lie between where something was settled and what was found, at the nearest. */
function distance({ turns: settled = [] }: ItemRecord, { turns: found = [] }: ItemRecord): number {
  return Math.min(...settled.flatMap((at) => found.map((other) => Math.abs(at - other))));
}

/** So far from where it was settled a finding with words in common is still the same. */
const MOST_TURNS = 4;

/**
 * Matches what was found in a whole meeting by where it was settled: within a turn, or a few turns off with words in
 * common; a title may have none of the label's words ("ja, köp ny").
 */
export function judgeMeeting(item: LabelledItem, found: readonly ItemRecord[]): JudgedItem {
  const candidates = item.expected.flatMap((wanted) =>
    found.map((given) => ({ wanted, given, away: distance(wanted, given), like: likeness(wanted.text, given.text) })),
  );
  const near = candidates.filter(({ away, like }) => away <= 1 || (away <= MOST_TURNS && like >= LEAST_LIKENESS));
  const pairs: [ItemRecord, ItemRecord][] = [];
  for (const { wanted, given } of near.sort((a, b) => a.away - 2 * a.like - (b.away - 2 * b.like))) {
    if (!pairs.some(([one, other]) => one === wanted || other === given)) pairs.push([wanted, given]);
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

/** @returns the scores of whole meetings, where there is always something to find */
export function scoreMeetings(judged: readonly JudgedItem[]): MeetingScores {
  const { strictF1, ownerRight, deadlineRight } = scoreItems(judged);
  const sum = (of: (one: JudgedItem) => number) => judged.reduce((total, one) => total + of(one), 0);
  const records = sum(({ item }) => item.expected.length);
  const right = sum(({ pairs }) => pairs.length);
  return {
    meetings: judged.length,
    records,
    precision:
      right /
      Math.max(
        1,
        sum(({ found }) => found.length),
      ),
    recall: right / Math.max(1, records),
    strictF1,
    ownerRight,
    deadlineRight,
  };
}

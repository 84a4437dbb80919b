/** Precision, recall and their harmonic mean over positive turns or items. */
export interface Measure {
  precision: number;
  recall: number;
  f1: number;
  /** How many were predicted. */
  predicted: number;
}

/** Right and all, of what was predicted and of what is true: the two sides may count different things. */
export interface Tally {
  rightPredicted: number;
  predicted: number;
  rightTrue: number;
  true: number;
}

export function emptyTally(): Tally {
  return { rightPredicted: 0, predicted: 0, rightTrue: 0, true: 0 };
}

/** Adds the turns of one meeting: a predicted turn is right with a true one within `tolerance` turns, and the reverse. */
export function tallyTurns(
  tally: Tally,
  predicted: readonly number[],
  gold: ReadonlySet<number>,
  tolerance: number,
): void {
  const predictedSet = new Set(predicted);
  tally.predicted += predicted.length;
  tally.true += gold.size;
  tally.rightPredicted += predicted.filter((turn) => isNear(gold, turn, tolerance)).length;
  tally.rightTrue += [...gold].filter((turn) => isNear(predictedSet, turn, tolerance)).length;
}

/** Adds the items of one meeting; an item is a list of turns, and one of them is enough. */
export function tallyItems(
  tally: Tally,
  predicted: readonly (readonly number[])[],
  gold: readonly (readonly number[])[],
  tolerance: number,
): void {
  const predictedTurns = new Set(predicted.flat());
  const goldTurns = new Set(gold.flat());
  tally.predicted += predicted.length;
  tally.true += gold.length;
  tally.rightPredicted += predicted.filter((turns) => turns.some((turn) => isNear(goldTurns, turn, tolerance))).length;
  tally.rightTrue += gold.filter((turns) => turns.some((turn) => isNear(predictedTurns, turn, tolerance))).length;
}

export function isNear(turns: ReadonlySet<number>, turn: number, tolerance: number): boolean {
  for (let away = -tolerance; away <= tolerance; away += 1) if (turns.has(turn + away)) return true;
  return false;
}

export function measure(tally: Tally): Measure {
  const precision = tally.predicted === 0 ? 0 : tally.rightPredicted / tally.predicted;
  const recall = tally.true === 0 ? 0 : tally.rightTrue / tally.true;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1, predicted: tally.predicted };
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** Sample standard deviation. */
export function spread(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / Math.max(1, values.length - 1));
}

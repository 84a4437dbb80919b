import { BUCKETS, turnFeatures } from '../core/understanding/learned/turn-features.ts';
import { placeTurns } from '../core/understanding/learned/turn-windows.ts';
import { goldTurns, type LabelledMeeting } from './read-corpus.ts';

/** The features of every turn, row after row. Each turn has two rows: `row` as read afterwards, `row + turns` as heard live. */
export interface FeatureTable {
  turns: number;
  /** Row r has the entries from starts[r] to starts[r + 1]. */
  starts: Int32Array;
  buckets: Int32Array;
  values: Float32Array;
  /** Sum of squared values of each bucket: how much its feature occurs. */
  energy: Float64Array;
  /** Index of the meeting of each turn. */
  meetings: Int32Array;
  /** 1 where the turn carries an item. */
  labels: { action: Uint8Array; decision: Uint8Array };
}

/** Both rows of a turn train one table: what was said weighs the same whether or not the end is known. */
export function buildFeatureTable(meetings: readonly LabelledMeeting[]): FeatureTable {
  const starts: number[] = [0];
  const buckets: number[] = [];
  const values: number[] = [];
  const energy = new Float64Array(BUCKETS);
  const placed = meetings.map(({ turns }) => placeTurns(turns));
  for (const live of [false, true])
    for (const { window, position } of placed.flat()) {
      turnFeatures(window, live ? { ...position, wordsInMeeting: null } : position, (bucket, value) => {
        buckets.push(bucket);
        values.push(value);
        energy[bucket] = (energy[bucket] ?? 0) + value * value;
      });
      starts.push(buckets.length);
    }
  const labelsOf = (kind: 'action' | 'decision'): Uint8Array =>
    Uint8Array.from(
      meetings.flatMap((meeting) => {
        const gold = goldTurns(meeting, kind);
        return meeting.turns.map((_, index) => Number(gold.has(index)));
      }),
    );
  return {
    turns: (starts.length - 1) / 2,
    starts: Int32Array.from(starts),
    buckets: Int32Array.from(buckets),
    values: Float32Array.from(values),
    energy,
    meetings: Int32Array.from(meetings.flatMap(({ turns }, index) => turns.map(() => index))),
    labels: { action: labelsOf('action'), decision: labelsOf('decision') },
  };
}

/** Both rows of the turns that `keep` keeps. */
export function rowsWhere({ turns, meetings }: FeatureTable, keep: (meeting: number) => boolean): Int32Array {
  const kept: number[] = [];
  meetings.forEach((meeting, turn) => {
    if (keep(meeting)) kept.push(turn, turn + turns);
  });
  return Int32Array.from(kept);
}

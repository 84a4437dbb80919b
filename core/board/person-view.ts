import type { Progress } from '../decisions/index.ts';
import { type ChoiceIndex, type ChoiceKind, createChoiceIndex } from './choice-index.ts';
import type { DecisionRow, MeetingRow } from './meeting-row.ts';
import { createSortedRows, type SortedRows } from './sorted-rows.ts';

/** Which cards of a column: all, one owner's, one series', or those that others owe the person. */
export type Bucket = 'all' | `owner:${string}` | `series:${string}` | 'owed';

type Choices = 'owners' | 'series';

const CHOICES: Record<Choices, ChoiceKind> = {
  owners: {
    idsIn: ({ decisions }) => decisions.flatMap(({ ownerId }) => ownerId ?? []),
    nameIn: ({ people }, id) => people.get(id) ?? id,
  },
  series: {
    idsIn: ({ seriesId, decisions }) => decisions.map(() => seriesId),
    nameIn: ({ title }) => title,
  },
};

/** What one person may see, in order: the meetings they were in and the decisions of those. */
export interface PersonView {
  readonly personId: string;
  /** Changes with every change of what it holds. */
  readonly version: number;
  /** How many rows its lists hold, for the bound of the whole. */
  readonly size: number;
  readonly meetings: SortedRows<MeetingRow>;
  readonly running: SortedRows<MeetingRow>;
  decisions(column: Progress, bucket: Bucket): SortedRows<DecisionRow> | null;
  /** What the cards may be filtered by. */
  choices(kind: Choices): ChoiceIndex;
  /** A meeting is other than before; undefined where there was none, or is none that the person was in. */
  change(before: MeetingRow | undefined, after: MeetingRow | undefined): void;
}

/** @param initial the meetings that the person was in */
export function createPersonView(personId: string, initial: readonly MeetingRow[]): PersonView {
  const meetings = createSortedRows<MeetingRow>();
  const running = createSortedRows<MeetingRow>();
  const lists = new Map<string, SortedRows<DecisionRow>>();
  let version = 0;
  let size = 0;
  /** Made when first asked for, and kept from then on. */
  const choices = new Map<Choices, ChoiceIndex>();

  function listOf(key: string): SortedRows<DecisionRow> {
    const known = lists.get(key);
    if (known) return known;
    const made = createSortedRows<DecisionRow>();
    lists.set(key, made);
    return made;
  }

  function fill(): void {
    meetings.addAll(initial);
    running.addAll(initial.filter(isRunning));
    const rows = Map.groupBy(
      initial.flatMap(({ decisions }) =>
        decisions.flatMap((row) => keysOf(row, personId).map((key) => ({ key, row }))),
      ),
      ({ key }) => key,
    );
    for (const [key, entries] of rows) {
      listOf(key).addAll(entries.map(({ row }) => row));
      size += entries.length;
    }
  }

  fill();
  return {
    personId,
    meetings,
    running,
    get version() {
      return version;
    },
    get size() {
      return size + meetings.length;
    },
    decisions: (column, bucket) => lists.get(`${column}/${bucket}`) ?? null,
    choices(kind) {
      const made = choices.get(kind) ?? createChoiceIndex(CHOICES[kind], meetings);
      choices.set(kind, made);
      return made;
    },
    change(before, after) {
      version += 1;
      meetings.replace(before, after);
      running.replace(runningOne(before), runningOne(after));
      for (const each of choices.values()) each.change(before, after);
      const old = listedOf(before);
      const now = listedOf(after);
      for (const [name, { key, row }] of old) {
        const next = now.get(name)?.row;
        const list = listOf(key);
        list.replace(row, next);
        if (next === undefined) size -= 1;
        if (list.length === 0) lists.delete(key);
      }
      for (const [name, { key, row }] of now) {
        if (old.has(name)) continue;
        listOf(key).add(row);
        size += 1;
      }
    },
  };

  /** The decisions of a meeting in each of their lists, by list and decision. */
  function listedOf(meeting: MeetingRow | undefined): Map<string, { key: string; row: DecisionRow }> {
    const listed = (meeting?.decisions ?? []).flatMap((row) => keysOf(row, personId).map((key) => ({ key, row })));
    return new Map(listed.map((each) => [`${each.key}/${each.row.id}`, each]));
  }
}

function isRunning({ status }: MeetingRow): boolean {
  return status !== 'closed';
}

function runningOne(meeting: MeetingRow | undefined): MeetingRow | undefined {
  return meeting && isRunning(meeting) ? meeting : undefined;
}

function keysOf(row: DecisionRow, personId: string): string[] {
  const buckets: Bucket[] = ['all', `series:${row.meeting.seriesId}`];
  if (row.ownerId !== null) buckets.push(`owner:${row.ownerId}`);
  const isMine = row.meeting.organiserId === personId || row.speakerIds.includes(personId);
  if (isMine && row.ownerId !== null && row.ownerId !== personId) buckets.push('owed');
  return buckets.map((bucket) => `${row.column}/${bucket}`);
}

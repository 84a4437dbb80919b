import type { Progress } from '../decisions/index.ts';
import type { DecisionRow, MeetingRow } from './meeting-row.ts';
import { createSortedRows, type SortedRows } from './sorted-rows.ts';

/** Which cards of a column: all, one owner's, one series', or those that others owe the person. */
export type Bucket = 'all' | `owner:${string}` | `series:${string}` | 'owed';

/** What one person may see, in order: the meetings they were in and the decisions of those. */
export interface PersonView {
  readonly personId: string;
  /** Changes with every change of what it holds. */
  readonly version: number;
  /** How many rows it holds, for the bound of the whole. */
  readonly size: number;
  readonly meetings: SortedRows<MeetingRow>;
  readonly running: SortedRows<MeetingRow>;
  decisions(column: Progress, bucket: Bucket): SortedRows<DecisionRow> | null;
  add(meeting: MeetingRow): void;
  remove(meeting: MeetingRow): void;
}

/** @param initial the meetings that the person was in */
export function createPersonView(personId: string, initial: readonly MeetingRow[]): PersonView {
  const meetings = createSortedRows<MeetingRow>(({ place }) => place);
  const running = createSortedRows<MeetingRow>(({ place }) => place);
  const lists = new Map<string, SortedRows<DecisionRow>>();
  let version = 0;
  let size = 0;

  function listOf(key: string): SortedRows<DecisionRow> {
    const known = lists.get(key);
    if (known) return known;
    const made = createSortedRows<DecisionRow>(({ place }) => place);
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
    add(meeting) {
      version += 1;
      meetings.add(meeting);
      if (isRunning(meeting)) running.add(meeting);
      for (const row of meeting.decisions) {
        for (const key of keysOf(row, personId)) {
          listOf(key).add(row);
          size += 1;
        }
      }
    },
    remove(meeting) {
      version += 1;
      meetings.remove(meeting);
      running.remove(meeting);
      for (const row of meeting.decisions) {
        for (const key of keysOf(row, personId)) {
          const list = listOf(key);
          list.remove(row);
          size -= 1;
          if (list.length === 0) lists.delete(key);
        }
      }
    },
  };
}

function isRunning({ status }: MeetingRow): boolean {
  return status !== 'closed';
}

function keysOf(row: DecisionRow, personId: string): string[] {
  const buckets: Bucket[] = ['all', `series:${row.meeting.seriesId}`];
  if (row.ownerId !== null) buckets.push(`owner:${row.ownerId}`);
  const isMine = row.meeting.organiserId === personId || row.speakerIds.includes(personId);
  if (isMine && row.ownerId !== null && row.ownerId !== personId) buckets.push('owed');
  return buckets.map((bucket) => `${row.column}/${bucket}`);
}

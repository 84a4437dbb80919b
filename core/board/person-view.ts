import type { Progress } from '../decisions/index.ts';
import type { DecisionRow, MeetingRow } from './meeting-row.ts';
import { createSortedRows, type SortedRows } from './sorted-rows.ts';

/** Which cards of a column: all, one owner's, one series', or those that others owe the person. */
export type Bucket = 'all' | `owner:${string}` | `series:${string}` | 'owed';

interface Choices {
  owners: { id: string; name: string }[];
  series: { id: string; title: string }[];
}

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
  /** What the cards may be filtered by: owners and series, by name. */
  choices(): Choices;
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
  let chosen: { version: number; choices: Choices } | null = null;

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

  function choicesNow(): Choices {
    const owners = new Map<string, string>();
    const series = new Map<string, string>();
    for (const [key, list] of lists) {
      const row = list.at(0);
      if (!row) continue;
      const { meeting, ownerId } = row;
      if (key.includes('/owner:') && ownerId !== null) owners.set(ownerId, meeting.people.get(ownerId) ?? ownerId);
      if (key.includes('/series:')) series.set(meeting.seriesId, meeting.title);
    }
    return {
      owners: [...owners].map(([id, name]) => ({ id, name })).toSorted((a, b) => byName(a.name, b.name)),
      series: [...series].map(([id, title]) => ({ id, title })).toSorted((a, b) => byName(a.title, b.title)),
    };
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
    choices() {
      if (chosen?.version !== version) chosen = { version, choices: choicesNow() };
      return chosen.choices;
    },
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

/** In the order of the alphabet that most of our people use. */
function byName(a: string, b: string): number {
  return SWEDISH.compare(a, b);
}

const SWEDISH = new Intl.Collator('sv');

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

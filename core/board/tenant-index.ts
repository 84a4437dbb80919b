import type { MeetingRow } from './meeting-row.ts';
import { createPersonView, type PersonView } from './person-view.ts';

/** The rows of one tenant's meetings, and of those who ask for them an ordered view each. */
export interface TenantIndex {
  readonly size: number;
  /** Changes with every change of what it holds. */
  readonly version: number;
  meeting(meetingId: string): MeetingRow | undefined;
  meetings(): Iterable<MeetingRow>;
  /** Puts the row in place of the one before. @returns that one */
  put(row: MeetingRow): MeetingRow | undefined;
  remove(meetingId: string): MeetingRow | undefined;
  viewOf(personId: string): PersonView;
}

/** Rows that all views together may hold; the views that were asked for least lately are made anew when needed. */
const MAX_VIEW_ROWS = 1_000_000;

export function createTenantIndex({ maxViewRows = MAX_VIEW_ROWS }: { maxViewRows?: number } = {}): TenantIndex {
  const rows = new Map<string, MeetingRow>();
  const byPerson = new Map<string, Set<MeetingRow>>();
  /** In the order of their last use. */
  const views = new Map<string, PersonView>();
  /** Rows that the views hold together. */
  let held = 0;
  let version = 0;

  function change(personId: string, before: MeetingRow | undefined, after: MeetingRow | undefined): void {
    const theirs = byPerson.get(personId) ?? new Set();
    if (before) theirs.delete(before);
    if (after) theirs.add(after);
    if (theirs.size === 0) byPerson.delete(personId);
    else byPerson.set(personId, theirs);
    const view = views.get(personId);
    if (!view) return;
    held -= view.size;
    view.change(before, after);
    held += view.size;
  }

  function makeRoom(): void {
    for (const [personId, view] of views) {
      if (held <= maxViewRows || views.size === 1) return;
      views.delete(personId);
      held -= view.size;
    }
  }

  return {
    get size() {
      return rows.size;
    },
    get version() {
      return version;
    },
    meeting: (meetingId) => rows.get(meetingId),
    meetings: () => rows.values(),
    put(row) {
      version += 1;
      const before = rows.get(row.id);
      rows.set(row.id, row);
      for (const personId of before?.people.keys() ?? []) {
        if (!row.people.has(personId)) change(personId, before, undefined);
      }
      for (const personId of row.people.keys()) {
        change(personId, before?.people.has(personId) ? before : undefined, row);
      }
      return before;
    },
    remove(meetingId) {
      const row = rows.get(meetingId);
      if (!row) return undefined;
      version += 1;
      rows.delete(meetingId);
      for (const personId of row.people.keys()) change(personId, row, undefined);
      return row;
    },
    viewOf(personId) {
      const known = views.get(personId);
      const view = known ?? createPersonView(personId, [...(byPerson.get(personId) ?? [])]);
      views.delete(personId);
      views.set(personId, view);
      if (known) return known;
      held += view.size;
      makeRoom();
      return view;
    },
  };
}

import { type MeetingRow, searchTextOf } from './meeting-row.ts';
import type { Page, PageOptions } from './page.ts';
import { createSortedRows, type Place, type SortedRows } from './sorted-rows.ts';

/** What cards may be filtered by: an owner, or a series by its title. */
export interface Choice {
  id: string;
  name: string;
}

export interface ChoiceKind {
  /** Of each decision of the meeting that has one. */
  idsIn(meeting: MeetingRow): Iterable<string>;
  nameIn(meeting: MeetingRow, id: string): string;
}

/**
 * What the cards of one person's board may be filtered by, kept in order: a look costs what it shows, a change what it
 * changes. Everything comes from the meetings that were added, by the name that the latest of them gives.
 */
export interface ChoiceIndex {
  find(id: string): Choice | undefined;
  /** Those with most decisions, by name. */
  frequent(): readonly Choice[];
  /**
   * Those with a word that begins with the text, in any case, by that word. More words must follow as they do in the
   * name; signs between words do not count. Without a text all, those with most decisions first.
   */
  search(text: string, options: PageOptions): Pick<Page<Choice>, 'rows' | 'next'>;
  /** A meeting is other than before; undefined where there was or is none. */
  change(before: MeetingRow | undefined, after: MeetingRow | undefined): void;
}

interface Entry extends Choice {
  meetings: SortedRows<MeetingRow>;
  /** Decisions. */
  uses: number;
  /** By use. */
  place: Place;
  /** The name from each of its words on, in order. */
  words: readonly { place: Place }[];
}

const FREQUENT = 20;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const MANY = 1_000_000_000;

/** @param initial the meetings that the person was in */
export function createChoiceIndex({ idsIn, nameIn }: ChoiceKind, initial: Iterable<MeetingRow>): ChoiceIndex {
  const entries = new Map<string, Entry>();
  const byUse = createSortedRows<Entry>();
  const byWord = createSortedRows<{ place: Place }>();
  let frequentNow: readonly Choice[] | null = null;

  function fill(): void {
    const all = new Map<string, { meetings: SortedRows<MeetingRow>; uses: number }>();
    for (const meeting of initial) {
      for (const [id, uses] of usesIn(meeting)) {
        const known = all.get(id) ?? { meetings: noMeetings(), uses: 0 };
        known.meetings.add(meeting);
        all.set(id, { ...known, uses: known.uses + uses });
      }
    }
    for (const [id, { meetings, uses }] of all) entries.set(id, entryOf(id, meetings, uses));
    byUse.addAll([...entries.values()]);
    byWord.addAll([...entries.values()].flatMap(({ words }) => words));
  }

  function usesIn(meeting: MeetingRow | undefined): Map<string, number> {
    const uses = new Map<string, number>();
    for (const id of meeting ? idsIn(meeting) : []) uses.set(id, (uses.get(id) ?? 0) + 1);
    return uses;
  }

  function entryOf(id: string, meetings: SortedRows<MeetingRow>, uses: number, before?: Entry): Entry {
    const latest = meetings.at(0);
    const name = latest === undefined ? id : nameIn(latest, id);
    const text = wordsIn(name);
    const place = { key: `${String(MANY - uses).padStart(10, '0')} ${text}`, id };
    const words = before?.name === name ? before.words : beginnings(text).map((key) => ({ place: { key, id } }));
    return { id, name, meetings, uses, place, words };
  }

  function replace(id: string, before: Entry | undefined, after: Entry | undefined): void {
    if (before?.uses === after?.uses && before?.name === after?.name) return;
    frequentNow = null;
    byUse.replace(before, after);
    if (after) entries.set(id, after);
    else entries.delete(id);
    if (before?.words === after?.words) return;
    for (const word of before?.words ?? []) byWord.replace(word, undefined);
    for (const word of after?.words ?? []) byWord.add(word);
  }

  function mostUsed({ limit, after }: PageOptions): Entry[] {
    const start = after === null ? 0 : byUse.after(after);
    return byUse.slice(start, start + limit);
  }

  /** One more than the limit tells whether there is a next page. */
  function beginningWith(wanted: string, { limit, after }: PageOptions): { place: Place }[] {
    const found: { place: Place }[] = [];
    const start = Math.max(byWord.after({ key: wanted, id: '' }), after === null ? 0 : byWord.after(after));
    for (let index = start; found.length < limit; index++) {
      const word = byWord.at(index);
      if (!word?.place.key.startsWith(wanted)) break;
      // Who has more words that begin so is shown at the first of them.
      const first = entries.get(word.place.id)?.words.find(({ place }) => place.key.startsWith(wanted));
      if (first === word) found.push(word);
    }
    return found;
  }

  fill();
  return {
    find(id) {
      const entry = entries.get(id);
      return entry && { id, name: entry.name };
    },
    frequent() {
      frequentNow ??= mostUsed({ limit: FREQUENT, after: null })
        .map(({ id, name }) => ({ id, name }))
        .toSorted((a, b) => SWEDISH.compare(a.name, b.name));
      return frequentNow;
    },
    search(text, { limit, after }) {
      const wanted = wordsIn(text);
      const oneMore = { limit: limit + 1, after };
      const found = wanted === '' ? mostUsed(oneMore) : beginningWith(wanted, oneMore);
      const shown = found.slice(0, limit);
      const last = shown.at(-1);
      return {
        rows: shown.map(({ place: { id } }) => ({ id, name: entries.get(id)?.name ?? id })),
        next: found.length > limit && last ? last.place : null,
      };
    },
    change(before, after) {
      const old = usesIn(before);
      const now = usesIn(after);
      for (const id of new Set([...old.keys(), ...now.keys()])) {
        const entry = entries.get(id);
        const meetings = entry?.meetings ?? noMeetings();
        meetings.replace(old.has(id) ? before : undefined, now.has(id) ? after : undefined);
        const uses = (entry?.uses ?? 0) - (old.get(id) ?? 0) + (now.get(id) ?? 0);
        replace(id, entry, uses === 0 ? undefined : entryOf(id, meetings, uses, entry));
      }
    },
  };
}

function noMeetings(): SortedRows<MeetingRow> {
  return createSortedRows();
}

/** In the order of the alphabet that most of our people use. */
const SWEDISH = new Intl.Collator('sv');

/** @returns the words alone, as they are searched; what has no word is searched as it stands */
function wordsIn(text: string): string {
  const searched = searchTextOf(text);
  return searched.match(WORD)?.join(' ') ?? searched.trim();
}

/** @returns the text from each of its words on, in order */
function beginnings(text: string): string[] {
  const starts = [0, ...Array.from(text.matchAll(/ /g), ({ index }) => index + 1)];
  return starts.map((start) => text.slice(start)).toSorted();
}

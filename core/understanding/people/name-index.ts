import type { Attendee, OwnerFinding } from '../understand.port.ts';
import { isRoomAccount } from './room-account.ts';

/** Given names that are also everyday words; written in lower case they are taken for the word. */
const wordNames = new Set(
  `an art ask bent bill björn bo bror chance chase dag dan dean drew else even faith finn frank grace grant gro hope ine iris
  jack jan joy kai line liv lo løve mar mark mars max may miles mina my nor odd pat per pil ray rich ro rob rose rune saga siv
  sky sol sten stig storm sue svea tage tone tor ulv var vi vide viola will`
    .split(/\s+/)
    .map(foldName),
);

/** The people of a meeting by what they may be called. */
export interface NameIndex {
  /** The words of a name, folded, joined by a space -> who may be meant. */
  byName: ReadonlyMap<string, readonly string[]>;
  /** The words that names begin with, folded. */
  beginnings: ReadonlySet<string>;
  /** Given names, folded. */
  given: ReadonlySet<string>;
  /** Surnames, folded. */
  surnames: ReadonlySet<string>;
}

/** @returns a name's words without case, marks over letters and what stands in brackets ("Åsa Öberg (Extern)" -> "asa oberg"). */
export function foldName(name: string): string {
  if (/^[A-Za-z]+$/.test(name)) return name.toLowerCase();
  return name
    .replace(/\([^)]{0,100}\)/g, ' ')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replace(/[^\p{L}\p{N}'-]+/gu, ' ')
    .trim();
}

/** "Svensson, Anna" is how some directories write "Anna Svensson". */
function inSpokenOrder(name: string): string {
  const comma = /^([^,(]{1,60}), ?([^,(]{1,60})/.exec(name);
  return comma === null ? name : `${comma[2]} ${comma[1]}`;
}

function namesOf(attendee: Attendee): string[] {
  const words = foldName(inSpokenOrder(attendee.name)).split(' ').filter(Boolean);
  const [first = ''] = words;
  const last = words.at(-1) ?? '';
  if (words.length < 2) return [first];
  return [
    words.join(' '),
    `${first} ${last}`,
    `${first} ${last.slice(0, 1)}`,
    words.slice(0, 2).join(' '),
    first,
    last,
  ];
}

/** @returns the index of everyone but room accounts and Kollegan. */
export function indexNames(attendees: readonly Attendee[]): NameIndex {
  const byName = new Map<string, string[]>();
  const surnames = new Set<string>();
  const given = new Set<string>();
  for (const attendee of attendees) {
    if (isRoomAccount(attendee.name) || foldName(attendee.name) === 'kollegan') continue;
    const names = namesOf(attendee);
    given.add(names.length > 1 ? (names.at(-2) ?? '') : (names[0] ?? ''));
    if (names.length > 1) surnames.add(names.at(-1) ?? '');
    for (const name of new Set(names)) {
      if (name !== '') byName.set(name, [...(byName.get(name) ?? []), attendee.id]);
    }
  }
  return { byName, given, beginnings: new Set([...byName.keys()].map((name) => name.replace(/ .*/, ''))), surnames };
}

/** @returns whether a word, maybe a genitive, may begin a name in the index. */
export function mayBegin(index: NameIndex, word: string): boolean {
  const folded = foldName(word).replace(/'s?$/, '');
  return index.beginnings.has(folded) || (folded.endsWith('s') && index.beginnings.has(folded.slice(0, -1)));
}

/** @returns who is called that, or null when nobody is. */
export function lookUpName(index: NameIndex, name: string): OwnerFinding | null {
  const ids = [...new Set(index.byName.get(foldName(name)) ?? [])];
  const [only] = ids;
  if (only === undefined) return null;
  return ids.length === 1 ? { type: 'person', personId: only } : { type: 'ambiguous', name, personIds: ids };
}

/** @returns whether a word as written may be a name at all: capitals, or lower case that is no everyday word. */
export function mayBeName(word: string): boolean {
  return /^\p{Lu}/u.test(word) || (word.length > 2 && !wordNames.has(foldName(word)));
}

import { PlainDate } from '../shared/plain-date.ts';

/** A title page is short; what stands further down is about something else. */
const MOST_LINES = 12;
const MOST_CHARACTERS = 120;

/** The first three letters of every month in the four languages. */
const MONTHS: Readonly<Record<string, number>> = {
  jan: 1,
  feb: 2,
  mar: 3,
  apr: 4,
  maj: 5,
  mai: 5,
  may: 5,
  jun: 6,
  jul: 7,
  aug: 8,
  sep: 9,
  okt: 10,
  oct: 10,
  nov: 11,
  dec: 12,
  des: 12,
};

const ISO = /(?<!\d)(20\d{2})-(\d{2})-(\d{2})(?!\d)/;
const DAY_FIRST = /(?<!\d)(\d{1,2})\.? (\p{L}{3,9})\.?,? (20\d{2})(?!\d)/u;
const MONTH_FIRST = /(?<!\p{L})(\p{L}{3,9})\.? (\d{1,2}),? (20\d{2})(?!\d)/u;
/** Teams names a recording `Title-20260107_100000-Meeting Recording`. */
const IN_NAME = /(?<!\d)(20\d{2})[-_.]?(\d{2})[-_.]?(\d{2})(?!\d)/;

function plainDate(year: string | undefined, month: string | number | undefined, day: string | undefined) {
  const text = [year, String(month ?? '').padStart(2, '0'), String(day ?? '').padStart(2, '0')].join('-');
  const parsed = PlainDate.safeParse(text);
  return parsed.success ? parsed.data : null;
}

function monthOf(name: string | undefined): number | undefined {
  return MONTHS[(name ?? '').slice(0, 3).toLowerCase()];
}

function dateIn(line: string): PlainDate | null {
  const iso = ISO.exec(line);
  if (iso !== null) return plainDate(iso[1], iso[2], iso[3]);
  const dayFirst = DAY_FIRST.exec(line);
  if (dayFirst !== null) return plainDate(dayFirst[3], monthOf(dayFirst[2]), dayFirst[1]);
  const monthFirst = MONTH_FIRST.exec(line);
  return monthFirst === null ? null : plainDate(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2]);
}

/** @returns the first date that a transcript's title lines tell: `2026-10-07`, `7 oktober 2026`, `October 7, 2026`. */
export function findDate(titleLines: readonly string[]): PlainDate | null {
  for (const line of titleLines.slice(0, MOST_LINES)) {
    const date = dateIn(line.slice(0, MOST_CHARACTERS));
    if (date !== null) return date;
  }
  return null;
}

/** @returns the date in a file's name: `Möte-20261007_100000-Meeting Recording.vtt`, `2026-10-07 styrelse.docx`. */
export function findDateInName(name: string): PlainDate | null {
  const [, year, month, day] = IN_NAME.exec(name.slice(-MOST_CHARACTERS * 2)) ?? [];
  return year === undefined ? null : plainDate(year, month, day);
}

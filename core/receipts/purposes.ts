import type { ConsentLevel } from '../consent/index.ts';
import type { ConsentRecord } from './consent-record.ts';

/** One thing that is done with words, as the person was told. */
export interface Purpose {
  level: ConsentLevel;
  /** In the words of the notice. */
  text: string;
  /** ISO 8601 duration; null: words are not kept for it. */
  keptFor: string | null;
  pii: string;
}

/** Each level does what the ones below it do, too; `none` does nothing. */
const UP_TO: Readonly<Record<ConsentLevel, readonly ConsentLevel[]>> = {
  none: ['none'],
  bas: ['bas'],
  plus: ['bas', 'plus'],
  juridik: ['bas', 'plus', 'juridik'],
};

const PII: Readonly<Record<ConsentLevel, string>> = {
  none: 'none',
  bas: 'decisions and tasks',
  plus: 'words said or written in the meeting, with name and time',
  juridik: 'words behind decisions, verbatim, with name and time',
};

/** @returns what the level of the record's answer lets be done */
export function purposesOf({ subject, notice, periods }: ConsentRecord): Purpose[] {
  const keptFor = { none: null, bas: null, plus: `P${periods.plusDays}D`, juridik: `P${periods.juridikYears}Y` };
  return UP_TO[subject.level].map((level) => ({
    level,
    text: notice?.levels.find((each) => each.level === level)?.meaning ?? level,
    keptFor: keptFor[level],
    pii: PII[level],
  }));
}

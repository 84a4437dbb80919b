import type { Language } from '../shared/language.ts';
import { sha256 } from '../shared/stable-id.ts';
import type { ConsentLevel } from './consent-level.ts';
import type { LegalBasis } from './legal-basis.ts';
import type { NoticeWords } from './notices/notice-words.ts';
import { VERSION_1 } from './notices/version-1.ts';
import { VERSION_2 } from './notices/version-2.ts';
import type { RetentionPeriods } from './retention-periods.ts';

/** Changes whenever the wording does; an answer always names the version it was given to. */
export const NOTICE_VERSION = '2';

export interface ConsentNotice {
  version: string;
  /** SHA-256 of the words as shown. */
  hash: string;
  language: Language;
  lead: string;
  /** On what legal basis; empty in version 1, which did not say it. */
  ground: string;
  levels: { level: ConsentLevel; name: string; meaning: string }[];
  withdrawal: string;
}

export interface NoticeOptions {
  language: Language;
  basis: LegalBasis;
  /** The tenant's own, which stand in the words. */
  periods: RetentionPeriods;
}

/** Every version that anybody may have answered to; none is ever taken out or changed. */
const VERSIONS: Readonly<Record<string, (options: NoticeOptions) => ConsentNotice>> = {
  '1': ({ language, periods }) => {
    const { lead, withdrawal } = VERSION_1[language];
    const words = { lead, levels: levelsOf(VERSION_1[language], periods), withdrawal };
    return { version: '1', hash: sha256(JSON.stringify(words)), language, ground: '', ...words };
  },
  [NOTICE_VERSION]: consentNotice,
};

/** @returns the words that had this hash when they were shown; null for words that this installation never had */
export function shownNotice(version: string, hash: string, options: NoticeOptions): ConsentNotice | null {
  const notice = VERSIONS[version]?.(options);
  return notice?.hash === hash ? notice : null;
}

/** The words that a person answers to now. */
export function consentNotice({ language, basis, periods }: NoticeOptions): ConsentNotice {
  const { lead, ground, withdrawal } = VERSION_2[language];
  const words = { lead, ground: ground[basis], levels: levelsOf(VERSION_2[language], periods), withdrawal };
  return { version: NOTICE_VERSION, hash: sha256(JSON.stringify(words)), language, ...words };
}

function levelsOf(words: NoticeWords, { plusDays, juridikYears }: RetentionPeriods): ConsentNotice['levels'] {
  return [
    { level: 'bas', name: words.bas, meaning: words.basMeaning },
    { level: 'plus', name: words.plus, meaning: words.plusMeaning(plusDays) },
    { level: 'juridik', name: words.juridik, meaning: words.juridikMeaning(juridikYears) },
    { level: 'none', name: words.none, meaning: words.noneMeaning },
  ];
}

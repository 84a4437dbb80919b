import type { Language } from '../shared/language.ts';
import { sha256 } from '../shared/stable-id.ts';
import { TEXTS } from '../texts/index.ts';
import type { ConsentLevel } from './consent-level.ts';

/** Changes whenever the wording does; an answer always names the version it was given to. */
export const NOTICE_VERSION = '1';

export interface ConsentNotice {
  version: string;
  /** SHA-256 of the words as shown. */
  hash: string;
  language: Language;
  lead: string;
  levels: { level: ConsentLevel; name: string; meaning: string }[];
  withdrawal: string;
}

export interface RetentionPeriods {
  plusDays: number;
  juridikYears: number;
}

/** The words that a person answers to, with the tenant's own periods in them. */
export function consentNotice(language: Language, { plusDays, juridikYears }: RetentionPeriods): ConsentNotice {
  const texts = TEXTS[language].consent;
  const levels: ConsentNotice['levels'] = [
    { level: 'bas', name: texts.bas, meaning: texts.basMeaning },
    { level: 'plus', name: texts.plus, meaning: texts.plusMeaning(plusDays) },
    { level: 'juridik', name: texts.juridik, meaning: texts.juridikMeaning(juridikYears) },
    { level: 'none', name: texts.none, meaning: texts.noneMeaning },
  ];
  const words = { lead: texts.lead, levels, withdrawal: texts.withdrawal };
  return { version: NOTICE_VERSION, hash: sha256(JSON.stringify(words)), language, ...words };
}

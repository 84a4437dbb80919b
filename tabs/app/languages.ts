import type { Language } from '../../core/shared/language.ts';

/** In their own words, and as data: the schema would bring its library into the browser. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  sv: 'Svenska',
  nb: 'Norsk bokmål',
  da: 'Dansk',
  en: 'English',
};

export const LANGUAGES: readonly Language[] = ['sv', 'nb', 'da', 'en'];

import type { Language } from '../../core/shared/language.ts';

/** BCP 47, as readers of PDF and Word choose their voice and their spelling by it. */
export const LANGUAGE_TAGS: Readonly<Record<Language, string>> = {
  sv: 'sv-SE',
  nb: 'nb-NO',
  da: 'da-DK',
  en: 'en-GB',
};

import type { Language } from '../../core/shared/language.ts';
import type { Texts } from './texts.ts';

const LOADERS: Record<Language, () => Promise<Texts>> = {
  sv: async () => (await import('./sv.ts')).sv,
  nb: async () => (await import('./nb.ts')).nb,
  da: async () => (await import('./da.ts')).da,
  en: async () => (await import('./en.ts')).en,
};

export function loadTexts(language: Language): Promise<Texts> {
  return LOADERS[language]();
}

const ALIASES: Readonly<Record<string, Language>> = { sv: 'sv', nb: 'nb', nn: 'nb', no: 'nb', da: 'da', en: 'en' };

/** @returns the language of the first tag that is one of ours, such as `nb-NO`; null when none is */
export function languageOf(tags: readonly string[]): Language | null {
  for (const tag of tags) {
    const language = ALIASES[tag.toLowerCase().split('-')[0] ?? ''];
    if (language) return language;
  }
  return null;
}

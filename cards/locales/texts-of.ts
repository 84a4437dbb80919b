import type { Language } from '../../core/shared/language.ts';
import type { CardTexts } from './card-texts.ts';
import { da } from './da.ts';
import { en } from './en.ts';
import { nb } from './nb.ts';
import { sv } from './sv.ts';

const TEXTS: Readonly<Record<Language, CardTexts>> = { sv, nb, da, en };

/** @returns the words of the cards in a language. */
export function textsOf(language: Language): CardTexts {
  return TEXTS[language];
}

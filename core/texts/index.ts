import type { Language } from '../shared/language.ts';
import { da } from './da.ts';
import { en } from './en.ts';
import { nb } from './nb.ts';
import { sv } from './sv.ts';
import type { Texts } from './texts.ts';

/** What core says, by language. */
export const TEXTS: Readonly<Record<Language, Texts>> = { sv, nb, da, en };
export type { GateProblemText } from './gate-problem-text.ts';
export type { Texts } from './texts.ts';

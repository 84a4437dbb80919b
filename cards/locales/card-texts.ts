import type { sv } from './sv.ts';

/** Every text of the cards; a language without one of them does not compile. */
export type CardTexts = typeof sv;

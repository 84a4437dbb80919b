import { z } from 'zod';

/**
 * What Kollegan may do with a person's words.
 * - `none`: nothing; the words are not heard
 * - `bas`: listen for decisions and tasks, keep those and not the words
 * - `plus`: keep the words for recap and search, for a limited time
 * - `juridik`: as plus, and keep the words behind each decision as evidence, for years
 */
export const ConsentLevel = z.enum(['none', 'bas', 'plus', 'juridik']);
export type ConsentLevel = z.infer<typeof ConsentLevel>;

const ORDER = ConsentLevel.options;

/** @returns the more careful of two levels. */
export function lowerLevel(a: ConsentLevel, b: ConsentLevel): ConsentLevel {
  return ORDER.indexOf(a) <= ORDER.indexOf(b) ? a : b;
}

/** @returns whether `level` allows at least what `required` allows. */
export function allows(level: ConsentLevel, required: ConsentLevel): boolean {
  return ORDER.indexOf(level) >= ORDER.indexOf(required);
}

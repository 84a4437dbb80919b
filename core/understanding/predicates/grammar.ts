import type { Lexicon } from '../cues/lexicon.ts';
import type { ReadPredicate } from './predicate.ts';

/** What it takes to read a language. */
export interface Grammar {
  lexicon: Lexicon;
  readPredicate: ReadPredicate;
  /** A finite verb's infinitive, or null for what is no verb in the present. */
  infinitiveOf(key: string): string | null;
}

import type { Language } from '../shared/language.ts';

/** A part of a document for people, without a look: each format gives it its own. */
export type Block =
  | { type: 'heading'; level: 2 | 3; text: string }
  | { type: 'paragraph'; text: string }
  /** Somebody's own words, with who and when. */
  | { type: 'quote'; text: string; source: string }
  | { type: 'list'; items: readonly string[] }
  /** Pairs of a label and its value. */
  | { type: 'facts'; rows: readonly (readonly [label: string, value: string])[] }
  | { type: 'table'; header: readonly string[]; rows: readonly (readonly string[])[] };

/** What a person reads on paper or in a file: plain text in order, in one language. */
export interface ReadableDocument {
  title: string;
  subtitle?: string;
  language: Language;
  blocks: readonly Block[];
}

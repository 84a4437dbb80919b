import type { Language } from '../shared/language.ts';

/** Asks a person whether everything about them, or about a meeting of theirs, is to be removed; after the answer it only says what became of it. */
export interface ForgetCardView {
  language: Language;
  about: 'person' | 'meeting';
  requestId: string;
  /** What has to be typed. */
  phrase: string;
  state: 'asking' | 'wrong-words' | 'running' | 'blocked' | 'cancelled' | 'lapsed';
}

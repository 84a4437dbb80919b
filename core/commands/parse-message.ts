import { distance } from 'fastest-levenshtein';
import type { ConsentLevel } from '../consent/index.ts';
import type { Language } from '../shared/language.ts';
import { plainText } from '../shared/plain-text.ts';
import {
  COMMAND_WORDS,
  CONSENT_WORDS,
  type CommandName,
  FORGET_MEETING_WORDS,
  LANGUAGE_WORDS,
} from './command-words.ts';

export type Command =
  | { name: Exclude<CommandName, 'language'> }
  | { name: 'language'; language: Language | null }
  | { name: 'forget-meeting' }
  | { name: 'answer-consent'; level: ConsentLevel };

export type ParsedMessage =
  | { type: 'command'; command: Command }
  /** Kollegan was addressed with something it does not know. */
  | { type: 'unknown'; word: string; nearest: string | null }
  /** Something people say to each other; `text` is without the mention. */
  | { type: 'utterance'; text: string };

export interface MessageInput {
  /** As typed, with mentions of Kollegan taken out. */
  text: string;
  /** Whether Kollegan was mentioned, or the chat is a personal one. */
  addressed: boolean;
}

const SLASH = /^\/(?:kollegan\b)?[\s:,]*/iu;
const NAME = /^@?kollegan\b[\s:,]*/iu;
/** More words than this after the name are speech, not a mistyped command. */
const MAX_COMMAND_WORDS = 3;

/**
 * Tells a command from speech. A command may come with slash, with mention, with the name or bare; a bare one must be
 * the whole message, and what is not known is only called a command when Kollegan was addressed.
 */
export function parseMessage({ text, addressed }: MessageInput): ParsedMessage {
  const trimmed = text.trim();
  const slash = SLASH.test(trimmed);
  const called = addressed || slash || NAME.test(trimmed);
  const rest = stripAddress(trimmed);
  const phrase = normalise(rest);
  const command = readCommand(phrase, called);
  if (command) return { type: 'command', command };
  const words = phrase === '' ? [] : phrase.split(' ');
  if (called && words.length === 0) return { type: 'command', command: { name: 'help' } };
  if (slash || (called && words.length <= MAX_COMMAND_WORDS)) {
    return { type: 'unknown', word: plainText(words[0] ?? '', 40), nearest: nearestCommand(words[0] ?? '') };
  }
  return { type: 'utterance', text: called ? rest : trimmed };
}

function stripAddress(text: string): string {
  const withoutSlash = text.replace(SLASH, '');
  const withoutName = withoutSlash.replace(NAME, '');
  return withoutName.replace(SLASH, '').trim();
}

function normalise(text: string): string {
  return text
    .slice(0, 200)
    .normalize('NFC')
    .toLowerCase()
    .replace(/[.!]+$/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

function readCommand(phrase: string, called: boolean): Command | null {
  const language = languageCommand(phrase);
  if (language) return language;
  for (const [name, words] of entries(COMMAND_WORDS)) {
    if (name !== 'language' && words.includes(phrase)) return { name };
  }
  if (!called) return null;
  if (FORGET_MEETING_WORDS.includes(phrase)) return { name: 'forget-meeting' };
  for (const [level, words] of entries(CONSENT_WORDS)) {
    if (words.includes(phrase)) return { name: 'answer-consent', level };
  }
  return null;
}

function languageCommand(phrase: string): Command | null {
  const [word = '', wanted = '', ...more] = phrase.split(' ');
  if (!COMMAND_WORDS.language.includes(word) || more.length > 0) return null;
  const found = entries(LANGUAGE_WORDS).find(([, words]) => words.includes(wanted));
  return { name: 'language', language: found?.[0] ?? null };
}

/** @returns the main word of the command that the word is most like; null when it is like none */
function nearestCommand(word: string): string | null {
  const typed = word.toLowerCase().slice(0, 40);
  if (typed === '') return null;
  const ranked = entries(COMMAND_WORDS)
    .flatMap(([name, words]) => words.map((known) => ({ name, off: distance(typed, known), length: known.length })))
    .sort((a, b) => a.off - b.off);
  const best = ranked[0];
  return best && best.off <= Math.max(1, Math.floor(best.length / 2)) ? best.name : null;
}

function entries<Key extends string, Value>(record: Readonly<Record<Key, Value>>): [Key, Value][] {
  return Object.entries(record) as [Key, Value][];
}

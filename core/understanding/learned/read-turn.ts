import { cueClasses } from './cue-classes.ts';
import { hashText } from './mix-hash.ts';
import type { SpokenTurn } from './spoken-turn.ts';
import { plainSpeech, turnWords } from './turn-words.ts';

/** One turn as the features need it: no text is kept, so what was said cannot be read back from a live scorer. */
export interface ReadTurn {
  speakerId: string;
  /** Hashes of the words that count, at most `MOST_WORDS`. */
  words: Uint32Array;
  /** How many words were said, fillers and all. */
  spoken: number;
  /** Bits of `cueClasses`. */
  cues: number;
}

/** A spoken turn is rarely above 60 words; a monologue pasted as one turn must not cost more than this. */
const MOST_WORDS = 240;
const MOST_CHARACTERS = 4_000;

export function readTurn({ speakerId, text }: SpokenTurn): ReadTurn {
  const speech = plainSpeech(text.slice(0, MOST_CHARACTERS));
  const { words, spoken } = turnWords(speech);
  return { speakerId, words: Uint32Array.from(words.slice(0, MOST_WORDS), hashText), spoken, cues: cueClasses(speech) };
}

const WORD = /[\p{L}\p{N}_'-]+/gu;
const FILLERS: ReadonlySet<string> = new Set(['um', 'uh', 'mm', 'hmm', 'mm-hmm', 'er', 'ah', 'oh']);
/** One letter alone is a broken-off word, but for these. */
const WHOLE_LETTER = /^[ai\p{N}]$/u;

/** A typographic apostrophe is the same apostrophe; case tells nothing in a transcript. */
export function plainSpeech(text: string): string {
  return text.normalize('NFC').replaceAll('’', "'").toLowerCase();
}

export interface TurnWords {
  /** Without fillers, broken-off letters and words said twice in a row. */
  words: string[];
  /** All words as said: the measure of how far a meeting has come. */
  spoken: number;
}

/** @param speech what `plainSpeech` gives */
export function turnWords(speech: string): TurnWords {
  const words: string[] = [];
  let spoken = 0;
  for (const [word] of speech.matchAll(WORD)) {
    spoken += 1;
    if (FILLERS.has(word) || (word.length === 1 && !WHOLE_LETTER.test(word))) continue;
    if (words.at(-1) !== word) words.push(word);
  }
  return { words, spoken };
}

/** @returns whether what was typed is the phrase, however it is spaced and cased; the server decides anew */
export function sameWords(typed: string, phrase: string): boolean {
  const normalised = (text: string) => text.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase();
  return normalised(typed) === normalised(phrase);
}

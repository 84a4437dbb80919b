/** How much of one utterance is read, in UTF-16 code units. Nobody says more than this in one turn; pasted walls of text are cut. */
export const ANALYSED_LENGTH = 4_000;

/** Put around the display name of a Teams mention; private-use characters, so no person can type them. */
export const MENTION_OPEN = '\uE010';
export const MENTION_CLOSE = '\uE011';

const steps: readonly (readonly [RegExp, string])[] = [
  [/[\uE000-\uF8FF\uFFFD]/g, ''],
  [/[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/g, ''],
  [/<at(?: [^<>]{0,200})?>([^<>]{1,200})<\/at>/gi, ` ${MENTION_OPEN}$1${MENTION_CLOSE} `],
  [/<\/?(?:p|br|div|li|ul|ol|tr)(?: [^<>]{0,200})?\/?>/gi, '\n'],
  [/<\/?[a-z][^<>]{0,200}>/gi, ' '],
  [/&nbsp;/g, ' '],
  [/&amp;/g, '&'],
  [/&(?:quot|#34);/g, '"'],
  [/&(?:apos|#39);/g, "'"],
  [/[\u2018\u2019\u02BC\u00B4`]/g, "'"],
  [/[\u2010\u2011]/g, '-'],
  [/\r\n?|[\u2028\u2029]/g, '\n'],
  [/[^\S\n]+/g, ' '],
  [/^ ?(?:[-*•]|\d{1,2}\)) /gm, ''],
];

/**
 * Makes what was said readable for the rules: cut at {@link ANALYSED_LENGTH}, composed, without markup, direction marks
 * and broken surrogates; Teams mentions (`<at>Name</at>`) become `MENTION_OPEN Name MENTION_CLOSE`. Never throws.
 */
export function cleanText(text: string): string {
  const cut = text.slice(0, ANALYSED_LENGTH).toWellFormed().normalize('NFC');
  return steps.reduce((result, [pattern, replacement]) => result.replace(pattern, replacement), cut).trim();
}

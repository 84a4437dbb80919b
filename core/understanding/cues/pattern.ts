import { PLACEHOLDER } from '../text/token.ts';

/** Words that stand for a kind of token in a pattern. */
const classes: Readonly<Record<string, string>> = {
  '{P}': PLACEHOLDER.person,
  '{G}': PLACEHOLDER.genitive,
  '{D}': PLACEHOLDER.date,
  '{Q}': PLACEHOLDER.quote,
  '{past}': PLACEHOLDER.past,
};

const gaps: Readonly<Record<string, string>> = { '..': '(?:[^ ]+ ){0,3}?', '...': '(?:[^ ]+ ){0,8}?' };

function word(text: string): string {
  if (text === '{N}') return '\\p{N}[^ ]*';
  const token = classes[text];
  return token ?? text.replace(/[.*+?^${}()|[\]\\/]/g, (character) => (character === '*' ? '[^ ]*' : `\\${character}`));
}

function element(text: string): string {
  const gap = gaps[text];
  if (gap !== undefined) return gap;
  if (text === '^') return '(?<=^ )';
  if (text === '$') return '$';
  const optional = text.length > 1 && text.startsWith('?');
  const words = (optional ? text.slice(1) : text).split('|');
  const choice = `(?:${words
    .filter((one) => one !== '$')
    .map(word)
    .join('|')}) `;
  if (words.includes('$')) return `(?:${choice}|$)`;
  return optional ? `(?:${choice})?` : choice;
}

/**
 * @returns the words that a match of the phrase must hold: for each such place the words that may stand there, `a*` for
 * a beginning; places that may be empty or hold anything are left out
 */
export function literalsOf(phrase: string): string[][] {
  const places = phrase.trim().split(/ +/);
  return places.flatMap((place) => {
    if (place === '^' || place === '$' || gaps[place] !== undefined) return [];
    if (place.length > 1 && place.startsWith('?')) return [];
    const words = place.split('|');
    const open = words.some((one) => one === '$' || one === '{N}' || one.slice(0, -1).includes('*') || one === '*');
    return open ? [] : [words.map((one) => classes[one] ?? one)];
  });
}

/**
 * Makes one expression of phrases, to be run on `keyOf(tokens)`. A phrase is words with a space between: `a|b` one of
 * them, `?a` maybe, `a*` begins so, `..` up to three words, `...` up to eight, `^` and `$` the clause's ends (`$|a`: the end or `a`), `{P}` a person,
 * `{G}` a person's genitive, `{D}` a date, `{past}` a time that is over, `{Q}` a quotation, `{N}` a number. Every repetition is bounded.
 */
export function compilePhrases(phrases: readonly string[]): RegExp {
  if (phrases.length === 0) return /(?!)/u;
  const sources = phrases.map((phrase) => phrase.trim().split(/ +/).map(element).join(''));
  return new RegExp(`(?<= )(?:${sources.join('|')})`, 'u');
}

import { fill } from './fill.ts';

/** How much of a text from people a card shows, in characters; the whole is in the tab. */
export const MAX_NAME = 100;
export const MAX_TITLE = 200;
export const MAX_LINE = 300;

/**
 * A text from people, short enough and without meaning to a client: Adaptive Cards read `{{DATE(…)}}` in any text.
 * Markdown is no danger where the cards put it (a TextRun, a choice, an input or a button is never read as Markdown).
 */
export function words(text: string, maxLength: number): string {
  const characters = text.length > maxLength ? [...text] : null;
  const short = characters && characters.length > maxLength ? `${characters.slice(0, maxLength - 1).join('')}…` : text;
  return short.replace(/\{(?=\{)/g, '{ ');
}

/** @returns at most `maxUnits` UTF-16 units, as clients and schemas count them; no half character at the end. */
export function cut(text: string, maxUnits: number): string {
  return text.slice(0, maxUnits).replace(/[\uD800-\uDBFF]$/, '');
}

/** @returns "Anna, Bo och Cecilia"; `and` is the pattern that joins the last one. */
export function listOf(items: readonly string[], and: string): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : fill(and, { list: items.slice(0, -1).join(', '), last });
}

/** Joins the lines that there are. */
export function linesOf(...lines: readonly (string | null | undefined)[]): string {
  return lines.filter((line) => typeof line === 'string' && line !== '').join('\n');
}

/** The first line of a card's text, which Teams shows in its notification. */
export function headed(heading: string, title: string): string {
  return title === '' ? heading : `${heading}: ${title}`;
}

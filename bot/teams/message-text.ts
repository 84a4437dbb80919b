import { z } from 'zod';
import type { InboundActivity } from './activity.ts';

const Mention = z.object({
  type: z.literal('mention'),
  mentioned: z.object({ id: z.string() }),
  text: z.string().min(1).max(1000),
});

export interface MessageText {
  /** What was written, without mentions of Kollegan, quotes of other messages and markup. */
  text: string;
  /** Whether Kollegan was mentioned. */
  mentioned: boolean;
}

/** How often Kollegan can be mentioned in one message in different words. */
const MAX_MENTIONS = 20;

// Each pattern below reads any text in one go: what a message repeats a thousand times must not cost a million steps.
const QUOTE_TAG = /<(\/?)(?:blockquote|quote)\b[^<>]{0,1000}>/gi;
const QUOTED_LINE = /^[ \t]*>.*$/gm;
const BREAK_TAG = /<br\s{0,10}\/?>|<\/p>|<\/div>/gi;
/** A name must follow at once, or "5 < 7 and 9 > 8" would lose its middle. `at` is a mention. */
const TAG = /<(?!\/?at\b)(?:\/?[a-z]|!)[^<>]{0,1000}>/gi;
const ENTITY = /&(?:nbsp|amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-f]{1,6});/gi;

const NAMED: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
};

/** Reads the words of a message activity. Mentions of other people stay, as `<at>Name</at>`. */
export function readMessageText(activity: InboundActivity): MessageText {
  const own = ownMentions(activity);
  const withoutMention = own.reduce((text, mention) => text.replaceAll(mention, ' '), activity.text ?? '');
  const text = withoutQuotes(withoutMention)
    .replace(QUOTED_LINE, ' ')
    .replace(BREAK_TAG, '\n')
    .replace(TAG, '')
    .replace(ENTITY, decode)
    .trim();
  return { text, mentioned: own.length > 0 };
}

/** @returns how Kollegan is written in the message, each way once */
function ownMentions({ entities, recipient }: InboundActivity): string[] {
  const texts = (entities ?? []).flatMap((entity) => {
    const mention = Mention.safeParse(entity);
    return mention.success && mention.data.mentioned.id === recipient.id ? [mention.data.text] : [];
  });
  return [...new Set(texts)].slice(0, MAX_MENTIONS);
}

/** Teams puts a quoted message before the answer; what somebody else said before is not said now. */
function withoutQuotes(text: string): string {
  const kept: string[] = [];
  let depth = 0;
  let from = 0;
  for (const { 0: tag, 1: slash, index } of text.matchAll(QUOTE_TAG)) {
    if (depth === 0) kept.push(text.slice(from, index));
    depth = slash === '' ? depth + 1 : Math.max(0, depth - 1);
    from = index + tag.length;
  }
  if (depth === 0) kept.push(text.slice(from));
  return kept.join(' ');
}

function decode(entity: string): string {
  const named = NAMED[entity.toLowerCase()];
  if (named !== undefined) return named;
  const isHex = /^&#x/i.test(entity);
  const code = Number.parseInt(entity.slice(isHex ? 3 : 2, -1), isHex ? 16 : 10);
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return entity;
  return code === 0xa0 ? ' ' : String.fromCodePoint(code);
}

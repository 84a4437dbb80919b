import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Directory } from './directory.ts';
import { asJsonObject, type JsonObject, parseJsonObject } from './json.ts';

/**
 * The Playground hands a group message to the bot only when it mentions the bot, and says of every message that the
 * current user wrote it; in Teams a bot with ChatMessage.Read.Chat hears everything, from whoever said it. So each
 * posted message gets a mention of the bot whose text is a random token, and on the way to the bot the token is taken
 * out again and tells who really spoke.
 */
export interface SpeakerTokens {
  /** @returns the body to post instead, or the same bytes when nothing needs to change */
  mark(conversationId: string, body: Buffer): Buffer;
  /** @returns the activity as it would have come from Teams */
  unmark(activity: JsonObject): JsonObject;
}

const Posted = z.looseObject({
  from: z.looseObject({ id: z.string() }),
  mentions: z.array(z.looseObject({ mentioned: z.looseObject({ id: z.string() }) })).default([]),
});
const Mention = z.looseObject({ type: z.literal('mention'), text: z.string() });

/** More than are ever on their way at once; what the Playground refused is forgotten in the end. */
const MAX_PENDING = 500;

export function createSpeakerTokens(directory: Directory): SpeakerTokens {
  const speakers = new Map<string, string>();

  function register(personId: string): string {
    const token = `speaker-${randomUUID()}`;
    speakers.set(token, personId);
    const [oldest] = speakers.keys();
    if (speakers.size > MAX_PENDING && oldest !== undefined) speakers.delete(oldest);
    return token;
  }

  function isHeard(conversationId: string, mentioned: readonly string[]): boolean {
    const isChat =
      directory.meetingOfChat(conversationId) !== undefined ||
      directory.ownerOfPersonalChat(conversationId) !== undefined;
    return isChat || mentioned.includes(directory.bot.id);
  }

  function tokenIn(entity: unknown): string | undefined {
    const mention = Mention.safeParse(entity);
    return mention.success && speakers.has(mention.data.text) ? mention.data.text : undefined;
  }

  return {
    mark(conversationId, body) {
      const parsed = Posted.safeParse(parseJsonObject(body));
      if (!parsed.success) return body;
      const { from, mentions } = parsed.data;
      const mentioned = mentions.map((mention) => mention.mentioned.id);
      if (directory.person(from.id) === undefined || !isHeard(conversationId, mentioned)) return body;
      const mark = { mentioned: { id: directory.bot.id }, text: register(from.id) };
      return Buffer.from(JSON.stringify({ ...parsed.data, mentions: [...mentions, mark] }));
    },
    unmark(activity) {
      if (!Array.isArray(activity.entities)) return activity;
      const token = activity.entities.map(tokenIn).find((found) => found !== undefined);
      if (token === undefined) return activity;
      const id = speakers.get(token);
      speakers.delete(token);
      return {
        ...activity,
        from: { ...asJsonObject(activity.from), id },
        entities: activity.entities.filter((entity: unknown) => asJsonObject(entity)?.text !== token),
      };
    },
  };
}

import type { ConversationReference } from './conversation-reference.ts';

/** An Adaptive Card as JSON, with the words to show where a card cannot be. */
export interface ChatCard {
  /** Which card, for metrics. */
  name: string;
  card: Record<string, unknown>;
  /** The same content as plain text. */
  text: string;
}

/**
 * Writes in Teams chats. Transient failures are retried inside (429, 412, 502, 504 with backoff); what is thrown then:
 * `CHAT.UNAVAILABLE` (retry), `CHAT.FORBIDDEN` (403 or 404: Kollegan is not installed there or is blocked; dead-letter),
 * `CHAT.REFUSED` (another 4xx; dead-letter).
 */
export interface Chat {
  /** @returns the activity id, by which the card can be replaced */
  sendCard(reference: ConversationReference, card: ChatCard): Promise<string>;
  replaceCard(reference: ConversationReference, activityId: string, card: ChatCard): Promise<void>;
  sendText(reference: ConversationReference, text: string): Promise<string>;
  /** Opens (or finds) the personal chat with a member and sends the card there. */
  sendPersonalCard(reference: ConversationReference, personTeamsId: string, card: ChatCard): Promise<string>;
}

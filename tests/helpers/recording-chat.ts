import type { Chat, ChatCard } from '../../core/messaging/index.ts';
import { createFaults, type Faults } from './faults.ts';

export type ChatOperation = 'card' | 'replace' | 'text' | 'personal';

export interface SentMessage {
  way: ChatOperation;
  /** The conversation, or for `personal` the person's Teams id. */
  to: string;
  /** Name of the card; null for text. */
  card: string | null;
  text: string;
  activityId: string;
}

export interface RecordingChat extends Chat, Faults<ChatOperation> {
  sent: SentMessage[];
  /** @returns such as `card decision`, `text`, `replace recap` in the order they were sent */
  log(): string[];
}

/** A chat that takes everything, or fails as told. */
export function createRecordingChat(): RecordingChat {
  const sent: SentMessage[] = [];
  const faults = createFaults<ChatOperation>();

  function record(
    way: ChatOperation,
    message: { to: string; card: ChatCard | null; text: string; id?: string },
  ): string {
    faults.pass(way);
    const activityId = message.id ?? `activity-${sent.length + 1}`;
    sent.push({ way, to: message.to, card: message.card?.name ?? null, text: message.text, activityId });
    return activityId;
  }

  return {
    ...faults,
    sent,
    log: () => sent.map(({ way, card }) => (card === null ? way : `${way} ${card}`)),
    sendCard: async ({ conversationId }, card) => record('card', { to: conversationId, card, text: card.text }),
    replaceCard: async ({ conversationId }, id, card) => {
      record('replace', { to: conversationId, card, text: card.text, id });
    },
    sendText: async ({ conversationId }, text) => record('text', { to: conversationId, card: null, text }),
    sendPersonalCard: async (_reference, teamsId, card) => record('personal', { to: teamsId, card, text: card.text }),
  };
}

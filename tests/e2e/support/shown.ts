import type { JsonObject } from '../../../infra/sandbox/teams/index.ts';
import { type CardNode, readCard } from '../../cards/card-reader.ts';

/** Something that Kollegan showed: a message of a chat, or a card that a click was answered with. */
export interface Shown {
  conversationId: string;
  activityId: string;
  /** In a personal chat: whose, by Teams id. */
  personId?: string;
  card: CardNode | null;
  /** Every line that a person can read, buttons as `[title]`. */
  text: string;
}

/** An entry of `GET /_sandbox/sent`. */
export interface Sent extends Shown {
  n: number;
  kind: 'create' | 'update' | 'delete';
}

export interface SentEntry {
  n: number;
  kind: Sent['kind'];
  conversationId: string;
  activityId: string;
  personId?: string;
  activity: JsonObject;
}

export function toSent({ activity, ...entry }: SentEntry): Sent {
  const [attachment] = (activity['attachments'] ?? []) as { content: CardNode }[];
  const card = attachment?.content ?? null;
  const lines = [String(activity['text'] ?? ''), ...(card ? visible(card) : [])];
  return { ...entry, card, text: lines.filter((line) => line !== '').join('\n') };
}

/** All but what the client does by itself. */
function visible({ body, actions }: CardNode): string[] {
  return readCard([body, actions]);
}

/** What a client shows after a click: the card anew, or words above the card as it was. */
export type Answer = { type: 'card'; shown: Shown } | { type: 'message'; text: string };

const CARD = 'application/vnd.microsoft.card.adaptive';
const MESSAGE = 'application/vnd.microsoft.activity.message';

export function toAnswer(body: { type: string; value: unknown }, on: Shown): Answer {
  if (body.type === MESSAGE) return { type: 'message', text: String(body.value) };
  if (body.type !== CARD) throw new Error(`The click was answered with ${body.type}: ${JSON.stringify(body.value)}`);
  const card = body.value as CardNode;
  return { type: 'card', shown: { ...on, card, text: visible(card).join('\n') } };
}

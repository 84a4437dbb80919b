import type { HeldMessage, MessageQueue } from '../queues/message-queue.port.ts';
import type { Consumer } from './consumer.ts';

export interface Offer {
  readonly consumer: Consumer;
  readonly held: HeldMessage;
}

/** Shares the head of a queue among its consumers in turn, each within its room. Nothing is sent yet. */
export function offerMessages(queue: MessageQueue, consumers: readonly Consumer[]): Offer[] {
  const offers: Offer[] = [];
  const turns = consumers.map((consumer) => ({ consumer, room: consumer.room() })).filter(({ room }) => room > 0);
  while (turns.length > 0) {
    const turn = turns.shift();
    if (turn === undefined) break;
    const held = turn.consumer.mode === 'lock' ? queue.lockNext() : queue.takeNext();
    if (held === undefined) break;
    offers.push({ consumer: turn.consumer, held });
    turn.room -= 1;
    if (turn.room > 0) turns.push(turn);
  }
  return offers;
}

import type { Engine } from '../engine/engine.ts';
import { type AmqpCondition, TOO_LARGE, UNREADABLE } from './conditions.ts';
import type { Guard } from './guard.ts';
import { type IncomingMessage, readIncoming } from './message-codec.ts';
import { decodeMessage, type IncomingLink, type IncomingTransfer, incomingTransfer, outcomes } from './rhea.ts';

/** What a message or a batch may weigh in the Standard tier, bytes. */
const MAX_MESSAGE_SIZE = 262_144;
/** The message format of a batch: one data section per encoded message. */
const BATCH_FORMAT = 0x8001_3700;

export interface ProducerLinkOptions {
  readonly receiver: IncomingLink;
  readonly address: string;
  readonly engine: Engine;
  readonly guard: Guard;
}

function contentOf(body: unknown): Buffer[] {
  const content = typeof body === 'object' && body !== null && 'content' in body ? body.content : undefined;
  const sections = Array.isArray(content) ? content : [content];
  return sections.filter((section) => Buffer.isBuffer(section));
}

function readTransfer({ message, delivery }: IncomingTransfer): IncomingMessage[] {
  if (!Buffer.isBuffer(message)) return [readIncoming(message)];
  if (delivery.format !== BATCH_FORMAT) return [];
  return contentOf(decodeMessage(message).body).map((encoded) => readIncoming(decodeMessage(encoded)));
}

function messagesOf(transfer: IncomingTransfer): IncomingMessage[] | AmqpCondition {
  try {
    const messages = readTransfer(transfer);
    const size = messages.reduce((total, { encoded }) => total + encoded.length, 0);
    if (size > MAX_MESSAGE_SIZE) return TOO_LARGE;
    return messages.length === 0 ? UNREADABLE : messages;
  } catch {
    return UNREADABLE;
  }
}

/** Takes in what a client sends to a queue: accepted when it is on disk, all of a batch or nothing. */
export function serveProducer({ receiver, address, engine, guard }: ProducerLinkOptions): void {
  receiver.local.attach.max_message_size = MAX_MESSAGE_SIZE;
  receiver.on(
    'message',
    guard((context) => {
      const transfer = incomingTransfer(context);
      const { delivery } = transfer;
      const messages = messagesOf(transfer);
      if ('condition' in messages) {
        delivery.update(true, outcomes.rejected(messages));
        return;
      }
      engine.perform(
        address,
        (queue) => messages.map(queue.enqueue),
        guard(() => delivery.update(true, outcomes.accepted())),
      );
    }),
  );
}

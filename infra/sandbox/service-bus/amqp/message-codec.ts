import { randomUUID } from 'node:crypto';
import type { QueueMessage } from '../queues/queue-message.ts';
import type { Properties } from '../queues/settlement.ts';
import { type AmqpMessage, decodeMessage, encodeMessage, wrap } from './rhea.ts';

/** What a queue needs to know to accept a message. */
export interface IncomingMessage {
  readonly messageId: string;
  readonly encoded: Buffer;
  /** Epoch milliseconds. */
  readonly scheduledFor: number | undefined;
  readonly ttlMs: number | undefined;
}

const SCHEDULED_FOR = 'x-opt-scheduled-enqueue-time';
const DEAD_LETTER_SOURCE = 'x-opt-deadletter-source';

/** What only the broker may say of a message; a received message that is sent again still carries it. */
const OURS = [
  'x-opt-sequence-number',
  'x-opt-enqueue-sequence-number',
  'x-opt-enqueued-time',
  'x-opt-locked-until',
  'x-opt-message-state',
  DEAD_LETTER_SOURCE,
];

const STATES = { active: 0, locked: 0, deferred: 1, scheduled: 2 } as const;

function textOf(messageId: unknown): string {
  return Buffer.isBuffer(messageId) ? messageId.toString('hex') : String(messageId);
}

function numberOf(value: unknown): number | undefined {
  return value === undefined || value === null ? undefined : Number(value);
}

/** Makes ready for the queue what a sender sent. A message without an id gets one: the SDK cannot renew its lock else. */
export function readIncoming(message: AmqpMessage): IncomingMessage {
  message.message_id ??= randomUUID().replaceAll('-', '');
  for (const annotation of OURS) delete message.message_annotations?.[annotation];
  delete message.delivery_count;
  return {
    messageId: textOf(message.message_id),
    encoded: encodeMessage(message),
    scheduledFor: numberOf(message.message_annotations?.[SCHEDULED_FOR]),
    ttlMs: numberOf(message.ttl),
  };
}

/** @returns the bytes as a receiver gets them, with all that the broker has to say of the message. */
export function writeOutgoing(encoded: Buffer, facts: QueueMessage): Buffer {
  const message = decodeMessage(encoded);
  const annotations: Record<string, unknown> = {
    ...message.message_annotations,
    'x-opt-sequence-number': wrap.long(facts.sequence),
    'x-opt-enqueue-sequence-number': wrap.long(facts.id),
    'x-opt-enqueued-time': wrap.timestamp(facts.enqueuedAt),
    'x-opt-message-state': wrap.int(STATES[facts.state]),
  };
  if (facts.lock !== undefined) annotations['x-opt-locked-until'] = wrap.timestamp(facts.lock.until);
  message.message_annotations = annotations;
  message.delivery_count = facts.deliveries;
  return encodeMessage(message);
}

/** @returns the bytes with these application properties added or replaced. */
export function withProperties(encoded: Buffer, properties: Properties): Buffer {
  const message = decodeMessage(encoded);
  message.application_properties = { ...message.application_properties, ...properties };
  return encodeMessage(message);
}

/** @returns the bytes as they lie in a dead-letter queue. */
export function withDeadLetter(encoded: Buffer, source: string, properties: Properties): Buffer {
  const message = decodeMessage(encoded);
  message.application_properties = { ...message.application_properties, ...properties };
  message.message_annotations = { ...message.message_annotations, [DEAD_LETTER_SOURCE]: source };
  return encodeMessage(message);
}

import { type IncomingMessage, readIncoming } from '../../../../infra/sandbox/service-bus/amqp/message-codec.ts';

/** A message as a producer link reads it. */
export function incoming(messageId: string, overrides: Partial<IncomingMessage> = {}): IncomingMessage {
  return { ...readIncoming({ message_id: messageId, body: messageId }), ...overrides };
}

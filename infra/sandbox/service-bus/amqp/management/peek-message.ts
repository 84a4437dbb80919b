import { z } from 'zod';
import { MESSAGE_NOT_FOUND } from '../conditions.ts';
import { writeOutgoing } from '../message-codec.ts';
import { defineOperation, Long } from './operation.ts';

const Body = z.object({ 'from-sequence-number': Long, 'message-count': z.number().int().min(1) });

/** Shows messages without locking them, those too that are scheduled, deferred or locked by someone. */
export const peekMessage = defineOperation(Body, (queue, { 'from-sequence-number': from, 'message-count': count }) => {
  const messages = queue.peek(from, count);
  if (messages.length === 0) return { status: 204, error: MESSAGE_NOT_FOUND };
  return {
    status: 200,
    body: { messages: messages.map(({ message, encoded }) => ({ message: writeOutgoing(encoded, message) })) },
  };
});

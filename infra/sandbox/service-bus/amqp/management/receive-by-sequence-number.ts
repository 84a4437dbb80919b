import { z } from 'zod';
import type { HeldMessage } from '../../queues/message-queue.port.ts';
import { MESSAGE_NOT_FOUND } from '../conditions.ts';
import { tokenBytes } from '../lock-token.ts';
import { writeOutgoing } from '../message-codec.ts';
import { wrap } from '../rhea.ts';
import { defineOperation, Long } from './operation.ts';

const RECEIVE_AND_DELETE = 0;

const Body = z.object({ 'sequence-numbers': z.array(Long), 'receiver-settle-mode': z.number().nullish() });

function entry({ message, encoded }: HeldMessage) {
  return {
    'lock-token': wrap.uuid(tokenBytes(message.lock?.token ?? '')),
    message: writeOutgoing(encoded, message),
  };
}

/** Hands out deferred messages, which no receive brings. */
export const receiveBySequenceNumber = defineOperation(Body, (queue, body) => {
  const held = queue.lockDeferred(body['sequence-numbers']);
  if (held === undefined) return { status: 404, error: MESSAGE_NOT_FOUND };
  if (body['receiver-settle-mode'] === RECEIVE_AND_DELETE) {
    for (const { message } of held) queue.settle(message.lock?.token ?? '', { type: 'complete' });
  }
  return { status: 200, body: { messages: held.map(entry) } };
});

import { z } from 'zod';
import { readIncoming } from '../message-codec.ts';
import { decodeMessage, wrap } from '../rhea.ts';
import { Bytes, defineOperation } from './operation.ts';

const Incoming = Bytes.transform((bytes, context) => {
  try {
    return readIncoming(decodeMessage(bytes));
  } catch {
    context.addIssue({ code: 'custom', message: 'not an AMQP message' });
    return z.NEVER;
  }
});

const Body = z.object({ messages: z.array(z.object({ message: Incoming })) });

/** The time stands in each message; the answer has the sequence numbers by which the messages can be cancelled. */
export const scheduleMessage = defineOperation(Body, (queue, { messages }) => ({
  status: 200,
  body: { 'sequence-numbers': wrap.longs(messages.map(({ message }) => queue.enqueue(message))) },
}));

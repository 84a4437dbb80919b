import { z } from 'zod';
import type { MessageQueue } from '../../queues/message-queue.port.ts';
import { tokenOf } from '../lock-token.ts';
import type { Reply } from '../reply.ts';

/** Reads the body of a request. @returns what to do with the queue; undefined when the body is not understood. */
export type Operation = (body: unknown) => ((queue: MessageQueue) => Reply) | undefined;

export function defineOperation<Body>(
  schema: z.ZodType<Body>,
  run: (queue: MessageQueue, body: Body) => Reply,
): Operation {
  return (body) => {
    const parsed = schema.safeParse(body);
    return parsed.success ? (queue) => run(queue, parsed.data) : undefined;
  };
}

export const Bytes = z.instanceof(Buffer);

/** An AMQP long; rhea leaves what is beyond a safe integer as its eight bytes. */
export const Long = z.union([z.number().int(), Bytes.transform((bytes) => Number(bytes.readBigInt64BE()))]);

/** Lock tokens as they stand in a request: UUIDs in plain byte order. */
export const LockTokens = z.array(Bytes.transform(tokenOf));

/** Application properties to add to a message. */
export const Properties = z
  .record(z.string(), z.unknown())
  .nullish()
  .transform((properties) => properties ?? undefined);

export const OptionalText = z
  .string()
  .nullish()
  .transform((text) => text ?? undefined);

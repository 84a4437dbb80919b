import type { Receiver } from 'rhea';
import type { Engine } from '../engine/engine.ts';
import { NOT_IMPLEMENTED, UNREADABLE } from './conditions.ts';
import type { Guard } from './guard.ts';
import { OPERATIONS } from './management/operations.ts';
import { type Reply, sendReply } from './reply.ts';
import { type AmqpMessage, incomingTransfer, outcomes } from './rhea.ts';

export interface ManagementLinkOptions {
  readonly receiver: Receiver;
  /** Address of the queue, without `/$management`. */
  readonly address: string;
  readonly engine: Engine;
  readonly guard: Guard;
}

const VENDOR = 'com.microsoft:';

function operationOf(request: AmqpMessage): string {
  return String(request.application_properties?.['operation']).replace(VENDOR, '');
}

/** Answers the requests that the SDK makes of a queue beside sending and receiving. */
export function serveManagement({ receiver, address, engine, guard }: ManagementLinkOptions): void {
  function answer(request: AmqpMessage): void {
    const reply = guard((result: Reply) => sendReply(receiver.session, request, result));
    const operation = OPERATIONS.get(operationOf(request));
    if (operation === undefined) {
      reply({ status: 501, error: NOT_IMPLEMENTED });
      return;
    }
    const run = operation(request.body);
    if (run === undefined) {
      reply({ status: 400, error: UNREADABLE });
      return;
    }
    engine.perform(address, run, reply);
  }

  receiver.on(
    'message',
    guard((context) => {
      const { message, delivery } = incomingTransfer(context);
      delivery.update(true, outcomes.accepted());
      if (!Buffer.isBuffer(message)) answer(message);
    }),
  );
}

import type { Receiver } from 'rhea';
import type { Access } from './access.ts';
import { UNAUTHORIZED } from './conditions.ts';
import type { Guard } from './guard.ts';
import { sendReply } from './reply.ts';
import { type AmqpMessage, incomingTransfer, outcomes } from './rhea.ts';

export interface CbsLinkOptions {
  readonly receiver: Receiver;
  readonly access: Access;
  readonly onAuthorized: () => void;
  readonly guard: Guard;
}

/** Claims-based security: a client puts its token here before it opens a link to a queue. */
export function serveCbs({ receiver, access, onAuthorized, guard }: CbsLinkOptions): void {
  receiver.on(
    'message',
    guard((context) => {
      const { message, delivery } = incomingTransfer(context);
      const request: AmqpMessage = Buffer.isBuffer(message) ? {} : message;
      delivery.update(true, outcomes.accepted());
      if (!access(request.body)) {
        sendReply(receiver.session, request, { status: 401, error: UNAUTHORIZED });
        return;
      }
      onAuthorized();
      sendReply(receiver.session, request, { status: 202 });
    }),
  );
}

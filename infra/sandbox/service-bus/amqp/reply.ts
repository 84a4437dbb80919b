import type { Session } from 'rhea';
import type { AmqpCondition } from './conditions.ts';
import { type AmqpMessage, encodeMessage, replyLink } from './rhea.ts';

/** The answer to a request on `$cbs` or `$management`. */
export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly error?: AmqpCondition;
}

/** Sends a reply the way the SDK looks for it; a client that closed its link meanwhile gets none. */
export function sendReply(session: Session, request: AmqpMessage, { status, body = null, error }: Reply): void {
  const link = replyLink(session, request.reply_to);
  if (link === undefined || !link.is_open()) return;
  const description = error?.description ?? 'OK';
  const encoded = encodeMessage({
    correlation_id: request.message_id,
    body,
    application_properties: {
      statusCode: status,
      'status-code': status,
      statusDescription: description,
      'status-description': description,
      ...(error === undefined ? {} : { errorCondition: error.condition, 'error-condition': error.condition }),
    },
  });
  link.send(encoded, undefined, 0).update(true);
}

/** An AMQP error as it goes over the wire; the SDK makes its error codes of the condition. */
export interface AmqpCondition {
  readonly condition: string;
  readonly description: string;
}

export const LOCK_LOST: AmqpCondition = {
  condition: 'com.microsoft:message-lock-lost',
  description:
    'The lock supplied is invalid. Either the lock expired, or the message has already been removed from the queue.',
};

export const MESSAGE_NOT_FOUND: AmqpCondition = {
  condition: 'com.microsoft:message-not-found',
  description: 'No message with such a sequence number is in the state that this operation needs.',
};

export const TOO_LARGE: AmqpCondition = {
  condition: 'amqp:link:message-size-exceeded',
  description: 'A message or a batch may have 256 KiB at most.',
};

export const UNREADABLE: AmqpCondition = {
  condition: 'amqp:decode-error',
  description: 'This is not an AMQP message, or not the body that the operation needs.',
};

export const UNAUTHORIZED: AmqpCondition = {
  condition: 'amqp:unauthorized-access',
  description: 'The token is not signed with the access key of this broker, or it has expired.',
};

export const NOT_IMPLEMENTED: AmqpCondition = {
  condition: 'amqp:not-implemented',
  description: 'The local broker has queues only: no sessions, topics, rules or transactions.',
};

export function entityNotFound(address: string): AmqpCondition {
  return { condition: 'amqp:not-found', description: `The messaging entity '${address}' could not be found.` };
}

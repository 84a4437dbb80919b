import type { ServiceBusReceivedMessage } from '@azure/service-bus';

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function hasDeadLink(message: ServiceBusReceivedMessage): boolean {
  const link = memberOf(memberOf(message, 'delivery'), 'link');
  const isOpen = memberOf(link, 'is_open');
  return typeof isOpen === 'function' && isOpen.call(link) === false;
}

/**
 * After a lost connection the SDK still settles a message on the link it came on, and waits out every time limit for
 * an answer that cannot come. A message that came on no link it settles by its lock token over the new connection,
 * which Service Bus takes just as well. `delivery` is not in the SDK's types; without it nothing changes.
 */
export function withoutDeadLink(message: ServiceBusReceivedMessage): ServiceBusReceivedMessage {
  return hasDeadLink(message) ? Object.assign({}, message, { delivery: {} }) : message;
}

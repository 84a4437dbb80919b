import type { QueueMessage } from './queue-message.ts';
import type { Settlement } from './settlement.ts';
import type { Shelf } from './shelf.ts';

/** Ends a receiver's hold on a message the way the receiver wants it. */
export function settleHeld(shelf: Shelf, message: QueueMessage, settlement: Settlement): void {
  switch (settlement.type) {
    case 'complete':
      shelf.remove(message);
      return;
    case 'abandon':
      shelf.addProperties(message, settlement.properties);
      shelf.putBack(message);
      return;
    case 'defer':
      shelf.addProperties(message, settlement.properties);
      shelf.change(message, {
        state: 'deferred',
        deferred: true,
        lock: undefined,
        deliveries: message.deliveries + 1,
      });
      return;
    case 'dead-letter': {
      const { reason, description, properties } = settlement;
      shelf.bury(message, {
        ...properties,
        ...(reason === undefined ? {} : { DeadLetterReason: reason }),
        ...(description === undefined ? {} : { DeadLetterErrorDescription: description }),
      });
      return;
    }
  }
}

import type { ServiceBusMessage, ServiceBusSender } from '@azure/service-bus';
import { messageTooLarge } from './queue.errors.ts';

/** Sends in as few batches as their size allows; each batch is accepted as a whole or not at all. */
export async function sendInBatches(sender: ServiceBusSender, messages: readonly ServiceBusMessage[]): Promise<void> {
  let batch = await sender.createMessageBatch();
  for (const message of messages) {
    if (batch.tryAddMessage(message)) continue;
    if (batch.count > 0) await sender.sendMessages(batch);
    batch = await sender.createMessageBatch();
    if (!batch.tryAddMessage(message)) throw messageTooLarge();
  }
  await sender.sendMessages(batch);
}

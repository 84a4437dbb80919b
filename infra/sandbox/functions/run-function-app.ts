import { ServiceBusClient, type ServiceBusReceivedMessage } from '@azure/service-bus';
import { loadFunctionApp } from './load-function-app.ts';

export interface RunFunctionAppOptions {
  entry: string;
  /** Of the local broker. */
  connectionString: string;
  /** Told of each call and how it ended. */
  onCall: (name: string, outcome: 'done' | 'failed') => void;
}

/**
 * Plays the Functions host: takes messages for every queue trigger, hands them to the app with the metadata that the
 * host gives, and lets go of those whose function throws. It settles nothing else, for so the triggers are registered.
 * @returns what ends it
 */
export async function runFunctionApp({ entry, connectionString, onCall }: RunFunctionAppOptions) {
  const app = await loadFunctionApp(entry);
  const client = new ServiceBusClient(connectionString);
  const triggers = app.functions.flatMap(({ name, bindings }) =>
    Object.values(bindings)
      .filter(({ type }) => type === 'serviceBusTrigger')
      .map(({ queueName, autoCompleteMessages }) => ({ name, queue: String(queueName), autoCompleteMessages })),
  );
  const receivers = triggers.map(({ name, queue, autoCompleteMessages }) => {
    const receiver = client.createReceiver(queue);
    receiver.subscribe(
      {
        async processMessage(message) {
          try {
            await app.invoke(name, {
              data: { json: JSON.stringify(message.body) },
              triggerMetadata: metadataOf(message),
            });
            onCall(name, 'done');
            if (autoCompleteMessages !== false) await receiver.completeMessage(message);
          } catch {
            onCall(name, 'failed');
            await receiver.abandonMessage(message).catch(() => undefined);
          }
        },
        processError: async () => undefined,
      },
      { autoCompleteMessages: false, maxConcurrentCalls: 8 },
    );
    return receiver;
  });
  return async () => {
    await Promise.all(receivers.map((receiver) => receiver.close()));
    await client.close();
    await app.end();
  };
}

/** As the host's Service Bus extension names it; it counts the delivery that is going on. */
function metadataOf(message: ServiceBusReceivedMessage): Record<string, unknown> {
  return {
    MessageId: String(message.messageId),
    CorrelationId: String(message.correlationId),
    LockToken: String(message.lockToken),
    DeliveryCount: (message.deliveryCount ?? 0) + 1,
    ApplicationProperties: message.applicationProperties ?? {},
  };
}

import type { OutboxDispatcher } from '../outbox/index.ts';
import { codeOf } from '../shared/app-error.ts';
import type { Logger } from '../shared/logger.port.ts';
import type { DocumentStore } from '../storage/index.ts';

export interface SweepOutboxesDeps {
  store: Pick<DocumentStore, 'tenants'>;
  dispatcher: OutboxDispatcher;
  logger: Logger;
}

/** Hands over what a crash or an outage left behind. One tenant that cannot be swept is no reason to leave others. */
export async function sweepOutboxes({ store, dispatcher, logger }: SweepOutboxesDeps): Promise<void> {
  for (const tenantId of await store.tenants()) {
    try {
      await dispatcher.sweep(tenantId);
    } catch (error) {
      logger.warn('the outbox could not be handed over', { code: codeOf(error) });
    }
  }
}

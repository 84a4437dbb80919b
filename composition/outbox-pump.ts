import type { OutboxDispatcher } from '../core/outbox/index.ts';
import { codeOf } from '../core/shared/app-error.ts';
import type { Logger } from '../core/shared/logger.port.ts';
import type { DocumentKey, DocumentStore } from '../core/storage/index.ts';

/** Keeps outboxes empty: right after a write, and by a sweep for what a crash or an outage left behind. */
export interface OutboxPump {
  /** A document has something to hand over. */
  signal(key: DocumentKey): void;
  start(): void;
  /** Hands over what was signalled, then stops. */
  stop(): Promise<void>;
}

export interface OutboxPumpOptions {
  dispatcher: OutboxDispatcher;
  store: DocumentStore;
  logger: Logger;
  /** How long signals are gathered; a turn's own follow-up write falls into the same hand-over. */
  gatherMs?: number;
  sweepMs?: number;
}

export function createOutboxPump(options: OutboxPumpOptions): OutboxPump {
  const { dispatcher, store, logger, gatherMs = 40, sweepMs = 5_000 } = options;
  const signalled = new Map<string, DocumentKey>();
  let gathering: NodeJS.Timeout | undefined;
  let sweeping: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let sweepIsDue = false;
  let stopped = false;

  function enqueue(work: () => Promise<void>): void {
    running = running.then(work).catch(report);
  }

  function report(error: unknown): void {
    logger.warn('the outbox could not be handed over', { code: codeOf(error) });
  }

  async function flush(): Promise<void> {
    gathering = undefined;
    const keys = [...signalled.values()];
    signalled.clear();
    if (keys.length > 0) await dispatcher.dispatch(keys);
  }

  /** One tenant that cannot be swept is no reason to leave out the others. */
  async function sweep(): Promise<void> {
    sweepIsDue = false;
    for (const tenantId of await store.tenants()) await dispatcher.sweep(tenantId).catch(report);
  }

  /** However long the hand-over before it takes, one sweep is enough behind it. */
  function enqueueSweep(): void {
    if (sweepIsDue) return;
    sweepIsDue = true;
    enqueue(sweep);
  }

  return {
    signal(key) {
      if (stopped) return;
      signalled.set(JSON.stringify([key.tenantId, key.scope, key.id]), key);
      gathering ??= setTimeout(() => enqueue(flush), gatherMs);
    },
    start() {
      enqueueSweep();
      sweeping = setInterval(enqueueSweep, sweepMs);
      sweeping.unref();
    },
    async stop() {
      clearInterval(sweeping);
      clearTimeout(gathering);
      enqueue(flush);
      await running;
      stopped = true;
    },
  };
}

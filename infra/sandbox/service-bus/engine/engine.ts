import { writeOutgoing } from '../amqp/message-codec.ts';
import type { BrokerLogger } from '../broker-logger.ts';
import type { MessageQueue } from '../queues/message-queue.port.ts';
import type { QueueSettings } from '../queues/queue-settings.ts';
import type { MessageStore } from '../store/message-store.ts';
import type { Consumer } from './consumer.ts';
import { offerMessages } from './offer-messages.ts';
import { loadQueues, type QueueRegistry } from './queue-registry.ts';

/** How long nothing must have been written before the write-ahead log is swept. */
const SWEEP_AFTER_MS = 1_000;
/** How long to wait before reading the disk again that could not be written. */
const RECOVER_AFTER_MS = 1_000;
/** What setTimeout can wait at most. */
const LONGEST_WAIT_MS = 0x7fff_ffff;

export interface EngineOptions {
  readonly settings: readonly QueueSettings[];
  readonly store: MessageStore;
  readonly now: () => number;
  readonly logger: BrokerLogger;
  /** Called when a write failed: whoever is connected must start again, for what memory holds is not what disk holds. */
  readonly onFault: () => void;
}

/**
 * The queues on their file. All changes of one turn of the event loop share a transaction, and nobody is told of a
 * change, by an answer or by a delivery, before it is committed.
 */
export interface Engine {
  find(address: string): MessageQueue | undefined;
  /** Changes a queue now and answers after the commit. A failing change ends in `onFault` and is never answered. */
  perform<T>(address: string, change: (queue: MessageQueue) => T, answer: (result: T) => void): void;
  add(consumer: Consumer): void;
  /** Looks soon whether a consumer has room or time has made something due. */
  wake(): void;
  /** Commits, answers and lets go of the file; delivers nothing more. */
  close(): void;
}

export function createEngine({ settings, store, now, logger, onFault }: EngineOptions): Engine {
  let queues = load();
  let answers: (() => void)[] = [];
  let consumers: Consumer[] = [];
  let turnIsDue = false;
  let isStale = false;
  let closed = false;
  let deadline: NodeJS.Timeout | undefined;
  let sweeping: NodeJS.Timeout | undefined;

  function load(): QueueRegistry {
    const loaded = loadQueues({ settings, store, now, logger });
    store.commit();
    return loaded;
  }

  /** After a fault only the disk is right; what memory has of it is read anew. */
  function recover(): void {
    if (!isStale) return;
    store.rollback();
    queues = load();
    isStale = false;
  }

  function fault(error: unknown): void {
    isStale = true;
    answers = [];
    consumers = [];
    logger.error('the broker could not write; it drops its connections and starts again from disk', {
      code: error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN',
    });
    onFault();
  }

  function deliver(): void {
    const offers = queues.all.flatMap((queue) => {
      queue.advance();
      return offerMessages(
        queue,
        consumers.filter(({ address }) => queues.find(address) === queue),
      );
    });
    const outgoing = offers.map(({ consumer, held: { message, encoded } }) => ({
      consumer,
      encoded: writeOutgoing(encoded, message),
      token: consumer.mode === 'lock' ? message.lock?.token : undefined,
    }));
    store.commit();
    for (const { consumer, encoded, token } of outgoing) consumer.deliver(encoded, token);
    for (const consumer of consumers) consumer.offeredAll();
    // Who was served goes to the end, so that the next turn begins with another.
    const served = new Set(offers.map(({ consumer }) => consumer));
    consumers = [...consumers.filter((consumer) => !served.has(consumer)), ...served];
  }

  function waitForDeadline(): void {
    clearTimeout(deadline);
    const next = isStale ? now() + RECOVER_AFTER_MS : Math.min(...queues.all.map((queue) => queue.nextDeadline()));
    if (next === Number.POSITIVE_INFINITY) return;
    deadline = setTimeout(wake, Math.min(Math.max(0, next - now()), LONGEST_WAIT_MS));
    deadline.unref();
  }

  function sweepWhenQuiet(): void {
    clearTimeout(sweeping);
    sweeping = setTimeout(() => {
      if (!store.sweep()) sweepWhenQuiet();
    }, SWEEP_AFTER_MS);
    sweeping.unref();
  }

  function commitAndAnswer(): void {
    store.commit();
    const due = answers;
    answers = [];
    for (const answer of due) answer();
  }

  function turn(): void {
    turnIsDue = false;
    if (closed) return;
    try {
      recover();
      commitAndAnswer();
      consumers = consumers.filter((consumer) => consumer.isOpen());
      deliver();
    } catch (error) {
      fault(error);
    }
    waitForDeadline();
    sweepWhenQuiet();
  }

  function wake(): void {
    if (turnIsDue || closed) return;
    turnIsDue = true;
    setImmediate(turn);
  }

  return {
    find: (address) => queues.find(address),
    perform(address, change, answer) {
      if (closed) return;
      try {
        recover();
        const queue = queues.find(address);
        if (queue === undefined) return;
        const result = change(queue);
        answers.push(() => answer(result));
      } catch (error) {
        fault(error);
      }
      wake();
    },
    add(consumer) {
      consumers.push(consumer);
      wake();
    },
    wake,
    close() {
      if (closed) return;
      closed = true;
      clearTimeout(deadline);
      clearTimeout(sweeping);
      try {
        if (!isStale) commitAndAnswer();
        store.sweep();
      } catch (error) {
        fault(error);
      }
      store.close();
    },
  };
}

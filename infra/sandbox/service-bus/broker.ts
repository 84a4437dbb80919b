import { setImmediate as nextTurn } from 'node:timers/promises';
import { createAccess } from './amqp/access.ts';
import { createListener } from './amqp/listener.ts';
import { BrokerError } from './broker.errors.ts';
import type { BrokerLogger } from './broker-logger.ts';
import { createEngine, type Engine, type EngineOptions } from './engine/engine.ts';
import { type QueueTable, readQueueTable } from './queues/queue-settings.ts';
import { createMessageStore } from './store/message-store.ts';

export interface ServiceBusBrokerOptions {
  /** Where the messages lie: a path, or `:memory:`. The directory is made when it is missing. */
  readonly file: string;
  /** The queues by name; a queue that is taken from the table keeps its messages in the file, unserved. */
  readonly queues: QueueTable;
  /** When given, clients must sign their tokens with it; else whoever reaches the port is let in. */
  readonly accessKey?: string;
  readonly logger?: BrokerLogger;
  /** Epoch milliseconds. @default Date.now */
  readonly now?: () => number;
}

export interface QueueState {
  readonly active: number;
  readonly scheduled: number;
  readonly deferred: number;
  readonly locked: number;
  readonly deadLettered: number;
}

/** A Service Bus namespace of queues on this machine, for the real SDK. Reached on 127.0.0.1 only. */
export interface ServiceBusBroker {
  /**
   * @param port 0, the default, takes any free one
   * @returns the port it listens on
   * @throws BrokerError `SERVICE_BUS.PORT_TAKEN`, `SERVICE_BUS.PORT_REFUSED`
   */
  listen(port?: number): Promise<number>;
  /** @throws BrokerError `SERVICE_BUS.QUEUE_UNKNOWN` */
  counts(queue: string): QueueState;
  /** Cuts every connection, as a failing network would. Clients connect again. */
  dropConnections(): void;
  /** What was accepted is on disk. Locks end with the process: what was being handled is delivered again. */
  close(): Promise<void>;
}

const SILENT: BrokerLogger = { warn: () => undefined, error: () => undefined };

/** Lets go of the file when what is in it cannot be read, so that the next start meets the same fault and no lock. */
function startEngine(options: EngineOptions): Engine {
  try {
    return createEngine(options);
  } catch (error) {
    options.store.close();
    throw error;
  }
}

/** @throws BrokerError `SERVICE_BUS.QUEUE_INVALID`, `SERVICE_BUS.FILE_IN_USE`, `SERVICE_BUS.FILE_UNUSABLE` */
export function createServiceBusBroker(options: ServiceBusBrokerOptions): ServiceBusBroker {
  const { file, queues, accessKey, logger = SILENT, now = Date.now } = options;
  const settings = readQueueTable(queues);
  const store = createMessageStore(file);
  const engine = startEngine({ settings, store, now, logger, onFault: () => listener.dropConnections() });
  const listener = createListener({ engine, access: createAccess(accessKey, now), logger });

  return {
    listen: (port = 0) => listener.listen(port),
    counts(name) {
      const queue = engine.find(name);
      if (queue?.deadLetters === undefined) {
        throw new BrokerError('QUEUE_UNKNOWN', `There is no queue '${name}'; use a name from the queue table.`);
      }
      const dead = queue.deadLetters.counts();
      return { ...queue.counts(), deadLettered: dead.active + dead.locked + dead.deferred };
    },
    dropConnections: listener.dropConnections,
    async close() {
      engine.close();
      // The last answers go out in the next turn of the event loop.
      await nextTurn();
      await listener.close();
    },
  };
}

import type { QueueName } from '../../../core/contracts/queues.ts';
import type { JobMessage, JobOutcome, JobQueue } from '../../../core/outbox/index.ts';
import { createFaults, type Faults } from '../../helpers/faults.ts';
import type { TestClock } from '../../helpers/test-clock.ts';

interface Waiting {
  message: JobMessage;
  visibleAt: number;
  deliveries: number;
}

export type Handle = (
  queue: QueueName,
  delivery: { messageId: string; correlationId: string; deliveryCount: number; body: unknown },
) => Promise<JobOutcome>;

/** A queue that keeps everything it ever took: it delivers in any order, late, twice, and again after it was done. */
export interface SimulatedQueue extends JobQueue, Faults<'send'> {
  /** Every message that was taken, in order. */
  taken: readonly JobMessage[];
  dead: { message: JobMessage; code: string }[];
  /** How many could be delivered now. */
  visible(): number;
  /** When the next one that waits can be delivered; null: none waits. */
  nextAt(): number | null;
  /** Delivers one of those that could be; `isKept`: and does not forget it when it is done. */
  deliver(which: number, handle: Handle, isKept: boolean): Promise<void>;
  /** Delivers everything that could be, all at once, and the first of it twice: its lock was lost while it was handled. */
  deliverAll(handle: Handle): Promise<void>;
  /** Delivers again what was done or died before. */
  redeliver(which: number, handle: Handle): Promise<void>;
}

export function createSimulatedQueue(clock: TestClock): SimulatedQueue {
  const taken: JobMessage[] = [];
  const dead: { message: JobMessage; code: string }[] = [];
  const waiting: Waiting[] = [];
  const faults = createFaults<'send'>();

  const now = () => clock.now().getTime();
  const dueAt = ({ scheduledFor }: JobMessage) => (scheduledFor === undefined ? now() : Date.parse(scheduledFor));
  const visible = () => waiting.filter(({ visibleAt }) => visibleAt <= now());

  function remove(entry: Waiting): void {
    const index = waiting.indexOf(entry);
    if (index >= 0) waiting.splice(index, 1);
  }

  async function handleOne(entry: Waiting, handle: Handle): Promise<JobOutcome> {
    entry.deliveries += 1;
    const { queue, messageId, correlationId, body } = entry.message;
    return handle(queue, { messageId, correlationId, body: structuredClone(body), deliveryCount: entry.deliveries });
  }

  function settle(entry: Waiting, outcome: JobOutcome, isKept: boolean): void {
    if (outcome.type === 'dead-letter') dead.push({ message: entry.message, code: outcome.code });
    if (outcome.type === 'retry') entry.visibleAt = now() + (outcome.delayMs ?? 0);
    else if (outcome.type === 'reschedule') {
      entry.visibleAt = Date.parse(outcome.at);
      // Waiting for the right time is no failed try.
      entry.deliveries -= 1;
    } else if (!isKept) remove(entry);
  }

  return {
    ...faults,
    taken,
    dead,
    visible: () => visible().length,
    nextAt: () => (waiting.length === 0 ? null : Math.min(...waiting.map(({ visibleAt }) => visibleAt))),
    async send(messages) {
      faults.pass('send');
      for (const message of structuredClone(messages)) {
        taken.push(message);
        waiting.push({ message, visibleAt: dueAt(message), deliveries: 0 });
      }
    },
    async deliver(which, handle, isKept) {
      const ready = visible();
      const entry = ready[which % Math.max(1, ready.length)];
      if (!entry) return;
      settle(entry, await handleOne(entry, handle), isKept);
    },
    async deliverAll(handle) {
      const [first, ...others] = visible();
      if (!first) return;
      const deliver = async (entry: Waiting) => settle(entry, await handleOne(entry, handle), false);
      const results = await Promise.allSettled([first, first, ...others].map(deliver));
      for (const result of results) if (result.status === 'rejected') throw result.reason;
    },
    async redeliver(which, handle) {
      const due = taken.filter((message) => dueAt(message) <= now());
      const message = due[which % Math.max(1, due.length)];
      if (!message) return;
      const entry = { message, visibleAt: now(), deliveries: 0 };
      waiting.push(entry);
      settle(entry, await handleOne(entry, handle), false);
    },
  };
}

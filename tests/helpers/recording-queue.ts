import type { JobMessage, JobQueue } from '../../core/outbox/index.ts';
import { createFaults, type Faults } from './faults.ts';

export interface RecordingQueue extends JobQueue, Faults<'send'> {
  sent: JobMessage[];
  /** @returns the message ids in the order they were taken, without the meeting's own id in front */
  keys(): string[];
}

/** A queue that takes everything, or fails as told. */
export function createRecordingQueue(): RecordingQueue {
  const sent: JobMessage[] = [];
  const faults = createFaults<'send'>();
  return {
    ...faults,
    sent,
    keys: () => sent.map(({ messageId }) => messageId.slice(messageId.indexOf(':') + 1)),
    async send(messages) {
      faults.pass('send');
      sent.push(...messages);
    },
  };
}

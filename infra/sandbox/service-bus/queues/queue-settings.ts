import { Duration } from 'luxon';
import type { QueueDefinition } from '../../../../core/contracts/queues.ts';
import { BrokerError } from '../broker.errors.ts';

/** A row of the queue table, in milliseconds. */
export interface QueueSettings {
  readonly name: string;
  readonly lockMs: number;
  readonly maxDeliveryCount: number;
  readonly duplicateWindowMs: number;
  readonly deadLetterOnExpiry: boolean;
}

export type QueueTable = Readonly<Record<string, QueueDefinition>>;

function milliseconds(queue: string, field: string, iso: string): number {
  const duration = Duration.fromISO(iso);
  const ms = duration.toMillis();
  if (duration.isValid && ms >= 0) return ms;
  throw new BrokerError('QUEUE_INVALID', `Queue '${queue}': write ${field} as an ISO 8601 duration such as PT1M.`);
}

/** @throws BrokerError `SERVICE_BUS.QUEUE_INVALID` */
export function readQueueTable(table: QueueTable): QueueSettings[] {
  return Object.entries(table).map(([name, row]) => ({
    name,
    lockMs: milliseconds(name, 'lockDuration', row.lockDuration),
    maxDeliveryCount: row.maxDeliveryCount,
    duplicateWindowMs: milliseconds(name, 'duplicateDetectionWindow', row.duplicateDetectionWindow),
    deadLetterOnExpiry: row.deadLetterOnExpiry,
  }));
}

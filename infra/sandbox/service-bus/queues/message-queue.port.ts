import type { IncomingMessage } from '../amqp/message-codec.ts';
import type { QueueMessage, StoredMessage } from './queue-message.ts';
import type { Settlement } from './settlement.ts';

/** A message with its bytes, on its way to a receiver or to someone who peeks. */
export interface HeldMessage {
  readonly message: QueueMessage;
  readonly encoded: Buffer;
}

export interface QueueCounts {
  readonly active: number;
  readonly scheduled: number;
  readonly deferred: number;
  readonly locked: number;
}

/**
 * One queue, as Service Bus keeps it. It knows no network and no transaction: whoever calls it commits the store
 * before telling anyone of the result.
 */
export interface MessageQueue {
  readonly name: string;
  /** Undefined for a dead-letter queue, which nobody can send to. */
  readonly deadLetters: MessageQueue | undefined;
  /** @returns its sequence number; 0 when the queue accepted this message id before and drops the repeat. */
  enqueue(incoming: IncomingMessage): number;
  /** @returns the head of the line, locked from now on. */
  lockNext(): HeldMessage | undefined;
  /** @returns the head of the line, which the queue no longer has. */
  takeNext(): HeldMessage | undefined;
  /** @returns undefined when one of them is not deferred; then none is locked. */
  lockDeferred(sequences: readonly number[]): HeldMessage[] | undefined;
  /** @returns false when the lock is lost. */
  settle(token: string, settlement: Settlement): boolean;
  /** @returns when the renewed lock ends, epoch milliseconds; undefined when it is lost. */
  renew(token: string): number | undefined;
  /** @returns false when one of them is not scheduled; then none is cancelled. */
  cancel(sequences: readonly number[]): boolean;
  peek(fromSequence: number, count: number): HeldMessage[];
  /** Does what time has made due: scheduled messages, lost locks, expired messages, forgotten duplicates. */
  advance(): void;
  /** When `advance` has something to do next, epoch milliseconds; Infinity when never. */
  nextDeadline(): number;
  /** Takes a message from the queue that this one is the dead-letter queue of. */
  adopt(message: QueueMessage): void;
  /** Takes a message back after a restart. One that was locked then was delivered in vain. */
  restore(message: StoredMessage): void;
  counts(): QueueCounts;
}

export type MessageState = 'active' | 'scheduled' | 'deferred' | 'locked';

/** What a queue knows of a message; its bytes stay on disk until it is delivered. */
export interface QueueMessage {
  /** The sequence number it was accepted with; never changes. */
  readonly id: number;
  /** Its place in line. A scheduled message gets a new one when it becomes active, as in the service. */
  readonly sequence: number;
  readonly state: MessageState;
  /** A deferred message that was fetched and let go is deferred again and not back in line. */
  readonly deferred: boolean;
  /** Deliveries that ended without the message being completed. */
  readonly deliveries: number;
  /** Epoch milliseconds; for a scheduled message, when it is due. */
  readonly enqueuedAt: number;
  /** Epoch milliseconds; Infinity when it never expires. */
  readonly expiresAt: number;
  readonly lock: { readonly token: string; readonly until: number } | undefined;
}

/** What the store can tell of a message after a restart: all but the lock, which died with the process. */
export type StoredMessage = Omit<QueueMessage, 'lock'>;

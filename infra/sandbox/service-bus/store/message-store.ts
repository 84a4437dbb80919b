import { z } from 'zod';
import type { StoredMessage } from '../queues/queue-message.ts';
import { BUSY_TIMEOUT_MS, openDatabase } from './open-database.ts';
import type { QueueStore } from './queue-store.ts';

/** The file of the broker: what the queues write, in transactions that span many writes. */
export interface MessageStore extends QueueStore {
  /** Begins with the first write after the last commit; does nothing when there was none. */
  commit(): void;
  rollback(): void;
  messages(): { queue: string; message: StoredMessage }[];
  /** @returns the accepted message ids of a queue, oldest first. */
  accepted(queue: string): [messageId: string, at: number][];
  /** Empties the write-ahead log, so that no deleted message lies on in it. @returns false while someone reads it. */
  sweep(): boolean;
  /** Lets go of the file. What was not committed is gone. */
  close(): void;
}

const StoredRow = z
  .object({
    id: z.number(),
    queue: z.string(),
    sequence: z.number(),
    state: z.enum(['active', 'scheduled', 'deferred', 'locked']),
    deferred: z.number(),
    deliveries: z.number(),
    enqueued_at: z.number(),
    expires_at: z.number().nullable(),
  })
  .transform(({ queue, deferred, enqueued_at, expires_at, ...rest }) => ({
    queue,
    message: {
      ...rest,
      deferred: deferred === 1,
      enqueuedAt: enqueued_at,
      expiresAt: expires_at ?? Number.POSITIVE_INFINITY,
    },
  }));

const AcceptedRow = z.object({ message_id: z.string(), at: z.number() });
const SequenceRow = z.object({ sequence: z.number() });
const CounterRow = z.object({ value: z.number() });
const SweepRow = z.object({ busy: z.number() });
const PayloadRow = z.object({ encoded: z.instanceof(Uint8Array) });

/** Column values of a message, in the order of the statements below. */
function columns(
  queue: string,
  message: StoredMessage,
): [string, number, string, number, number, number, number | null] {
  return [
    queue,
    message.sequence,
    message.state,
    message.deferred ? 1 : 0,
    message.deliveries,
    message.enqueuedAt,
    Number.isFinite(message.expiresAt) ? message.expiresAt : null,
  ];
}

/**
 * @param file a path, or `:memory:`
 * @throws BrokerError `SERVICE_BUS.FILE_IN_USE`, `SERVICE_BUS.FILE_UNUSABLE`
 */
export function createMessageStore(file: string): MessageStore {
  const { database, close } = openDatabase(file);
  const sql = {
    insert: database.prepare(
      'INSERT INTO message (queue, sequence, state, deferred, deliveries, enqueued_at, expires_at, id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    ),
    insertPayload: database.prepare('INSERT INTO payload (id, encoded) VALUES (?, ?)'),
    save: database.prepare(
      'UPDATE message SET queue = ?, sequence = ?, state = ?, deferred = ?, deliveries = ?, enqueued_at = ?, expires_at = ? WHERE id = ?',
    ),
    rewrite: database.prepare('UPDATE payload SET encoded = ? WHERE id = ?'),
    encoded: database.prepare('SELECT encoded FROM payload WHERE id = ?'),
    delete: database.prepare('DELETE FROM message WHERE id = ?'),
    deletePayload: database.prepare('DELETE FROM payload WHERE id = ?'),
    sequencesFrom: database.prepare(
      'SELECT sequence FROM message WHERE queue = ? AND sequence >= ? ORDER BY sequence LIMIT ?',
    ),
    remember: database.prepare('INSERT OR REPLACE INTO accepted (queue, message_id, at) VALUES (?, ?, ?)'),
    forget: database.prepare('DELETE FROM accepted WHERE queue = ? AND at <= ?'),
    accepted: database.prepare('SELECT message_id, at FROM accepted WHERE queue = ? ORDER BY at'),
    messages: database.prepare('SELECT * FROM message ORDER BY id'),
    counter: database.prepare('SELECT value FROM last_sequence'),
    count: database.prepare('UPDATE last_sequence SET value = ?'),
    sweep: database.prepare('PRAGMA wal_checkpoint(TRUNCATE)'),
  };
  let lastSequence = CounterRow.parse(sql.counter.get()).value;
  let savedSequence = lastSequence;

  function begin(): void {
    if (!database.isTransaction) database.exec('BEGIN IMMEDIATE');
  }

  return {
    nextSequence() {
      lastSequence += 1;
      return lastSequence;
    },
    insert(queue, message, encoded) {
      begin();
      sql.insert.run(...columns(queue, message), message.id);
      sql.insertPayload.run(message.id, encoded);
    },
    save(queue, message) {
      begin();
      sql.save.run(...columns(queue, message), message.id);
    },
    rewrite(id, encoded) {
      begin();
      sql.rewrite.run(encoded, id);
    },
    encoded(id) {
      const { encoded } = PayloadRow.parse(sql.encoded.get(id));
      return Buffer.from(encoded.buffer, encoded.byteOffset, encoded.byteLength);
    },
    delete(id) {
      begin();
      sql.delete.run(id);
      sql.deletePayload.run(id);
    },
    sequencesFrom: (queue, sequence, count) =>
      sql.sequencesFrom.all(queue, sequence, count).map((row) => SequenceRow.parse(row).sequence),
    remember(queue, messageId, at) {
      begin();
      sql.remember.run(queue, messageId, at);
    },
    forget(queue, before) {
      begin();
      sql.forget.run(queue, before);
    },
    commit() {
      if (!database.isTransaction) return;
      if (lastSequence !== savedSequence) sql.count.run(lastSequence);
      database.exec('COMMIT');
      savedSequence = lastSequence;
    },
    rollback() {
      if (database.isTransaction) database.exec('ROLLBACK');
    },
    messages: () => sql.messages.all().map((row) => StoredRow.parse(row)),
    accepted: (queue) =>
      sql.accepted.all(queue).map((row) => {
        const { message_id, at } = AcceptedRow.parse(row);
        return [message_id, at];
      }),
    sweep() {
      // Waiting for a reader would stop the event loop.
      database.exec('PRAGMA busy_timeout = 0');
      const swept = SweepRow.parse(sql.sweep.get()).busy === 0;
      database.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
      return swept;
    },
    close,
  };
}

import type { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers';
import { storeUnavailable } from '../store.errors.ts';
import { fromSqlite } from './sqlite.errors.ts';

export interface GroupCommit {
  /** Runs in the next transaction; the promise settles after its COMMIT. Whoever throws fails alone. */
  write<T>(work: () => T): Promise<T>;
  /** Sees every write called before it; at once when none is waiting. */
  read<T>(work: () => T): Promise<T>;
  /** Commits what is waiting, now. */
  flush(): void;
  /** The same, then takes no more. */
  close(): void;
}

interface Waiting {
  run(): void;
  settle(): void;
  fail(error: unknown): void;
}

/**
 * One COMMIT costs one wait for the disk. Writes that arrive in the same turn of the event loop share it: they run one
 * after the other in one transaction, in the order of their calls, and none is acknowledged before it is on disk.
 */
export function createGroupCommit(database: DatabaseSync): GroupCommit {
  let waiting: Waiting[] = [];
  let closed = false;

  function flush(): void {
    const group = waiting;
    waiting = [];
    if (group.length === 0) return;
    try {
      database.exec('BEGIN IMMEDIATE');
      for (const { run } of group) run();
      database.exec('COMMIT');
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      for (const { fail } of group) fail(error);
      return;
    }
    for (const { settle } of group) settle();
  }

  function enqueue<T>(work: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      waiting.push(waitingFor({ work, resolve, reject, database }));
      if (waiting.length === 1) setImmediate(flush);
    });
  }

  return {
    async write(work) {
      if (closed) throw storeUnavailable('it is closed');
      return enqueue(work);
    },
    async read(work) {
      if (closed) throw storeUnavailable('it is closed');
      if (waiting.length > 0) return enqueue(work);
      try {
        return work();
      } catch (error) {
        throw fromSqlite(error);
      }
    },
    flush,
    close() {
      flush();
      closed = true;
    },
  };
}

interface WaitingOptions<T> {
  work: () => T;
  resolve: (value: T) => void;
  reject: (error: unknown) => void;
  database: DatabaseSync;
}

function waitingFor<T>({ work, resolve, reject, database }: WaitingOptions<T>): Waiting {
  let settle: () => void = () => undefined;
  return {
    run() {
      try {
        const value = work();
        settle = () => resolve(value);
      } catch (error) {
        // A full disk or a failed one ends the whole transaction: then nobody's write happened.
        if (!database.isTransaction) throw error;
        settle = () => reject(fromSqlite(error));
      }
    },
    settle: () => settle(),
    fail: (error) => reject(fromSqlite(error)),
  };
}

import type { Clock } from '../../../core/shared/clock.port.ts';
import type { DocumentStore, StoredDocument } from '../../../core/storage/index.ts';
import { checkLimit } from '../check-arguments.ts';
import { storeUnavailable } from '../store.errors.ts';
import { createDocumentReads } from './document-reads.ts';
import { toDocument } from './document-row.ts';
import { createDocumentWrites } from './document-writes.ts';
import { createGroupCommit } from './group-commit.ts';
import { openDatabase } from './open-database.ts';
import { createStatementCache } from './statement-cache.ts';
import { CHECKPOINT, SWEEP } from './statements.ts';

export interface SqliteDocumentStoreOptions {
  /** Path of the data file, such as `.kollegan/kollegan.db`. */
  file: string;
  clock: Clock;
  /** How long a call waits for another process's lock before `STORE.UNAVAILABLE`, in ms. Default 2000. */
  busyTimeoutMs?: number;
}

export interface SqliteDocumentStore extends DocumentStore {
  /**
   * Removes expired documents of a tenant, those that expired first before the others, and empties the log unless
   * another process reads. @returns what was removed; fewer than `limit` (1..1000) means that none is left
   */
  sweepExpired(options: { tenantId: string; limit: number }): Promise<StoredDocument[]>;
  /**
   * Empties the write-ahead log into the data file. After it no file of the store holds what was removed or
   * overwritten before the call. @throws `STORE.UNAVAILABLE` while another process still reads an older state
   */
  checkpoint(): Promise<void>;
  /** Commits what is waiting and closes the file; later calls throw `STORE.UNAVAILABLE`. */
  close(): void;
}

/**
 * Documents in one SQLite file, synchronous on disk before a write is acknowledged.
 * @throws `STORE.UNWRITABLE`, `STORE.NOT_A_DATABASE`, `STORE.NEWER_SCHEMA`, `STORE.UNAVAILABLE` when it cannot open
 */
export function createSqliteDocumentStore(options: SqliteDocumentStoreOptions): SqliteDocumentStore {
  const { file, clock, busyTimeoutMs = 2000 } = options;
  const database = openDatabase({ file, busyTimeoutMs });
  const prepare = createStatementCache(database);
  const commits = createGroupCommit(database);

  return {
    ...createDocumentReads({ prepare, commits, clock }),
    ...createDocumentWrites({ prepare, commits, clock }),

    async sweepExpired({ tenantId, limit }) {
      checkLimit(limit);
      const removed = await commits.write(() => {
        return prepare(SWEEP).all({ tenantId, limit, now: clock.now().getTime() }).map(toDocument);
      });
      commits.flush();
      await commits.read(() => prepare(CHECKPOINT).get());
      return removed;
    },

    async checkpoint() {
      commits.flush();
      const busy = await commits.read(() => prepare(CHECKPOINT).get()?.['busy']);
      if (busy !== 0) throw storeUnavailable('another process reads an older state of the data file');
    },

    close() {
      commits.close();
      if (database.isOpen) database.close();
    },
  };
}

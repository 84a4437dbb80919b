import { existsSync } from 'node:fs';
import path from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { nothingToBackUp, tooBusyToBackUp } from '../../core/backup/index.ts';
import { DATABASES, DOCUMENTS } from './data-folder.ts';

const DataVersion = z.object({ data_version: z.number() });
const TRIES = 100;
/** Pages between two looks at whether others wait; SQLite copies them on a thread of its own. */
const PAGES_AT_ONCE = 1_000;

export interface CopiedDatabases {
  names: string[];
  takenAt: Date;
}

/**
 * Copies the databases of a running or stopped product, all as they were at one instant: a job is handed over to the
 * queues and struck from its document in two writes, so copies of two instants could both miss it.
 * @throws AppError `BACKUP.NOTHING_THERE`, `BACKUP.BUSY`
 */
export async function copyDatabases(dataDir: string, folder: string, now: () => Date): Promise<CopiedDatabases> {
  if (!existsSync(path.join(dataDir, DOCUMENTS))) throw nothingToBackUp(dataDir);
  const names = DATABASES.filter((name) => existsSync(path.join(dataDir, name)));
  const readers = names.map((name) => open(path.join(dataDir, name)));
  try {
    const takenAt = standStill(path.join(dataDir, DOCUMENTS), readers, now);
    // A source inside a read transaction is copied as that transaction sees it, however others go on writing.
    for (const [index, reader] of readers.entries()) {
      await backup(reader, path.join(folder, names[index] ?? ''), { rate: PAGES_AT_ONCE });
    }
    return { names, takenAt };
  } finally {
    for (const reader of readers) reader.close();
  }
}

/** Begins to read all of them with no write to the documents in between. */
function standStill(documents: string, readers: readonly DatabaseSync[], now: () => Date): Date {
  const watcher = open(documents);
  try {
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const before = dataVersionOf(watcher);
      for (const reader of readers) {
        reader.exec('BEGIN');
        // The transaction begins with what it reads first.
        reader.prepare('SELECT count(*) FROM sqlite_schema').get();
      }
      if (dataVersionOf(watcher) === before) return now();
      for (const reader of readers) reader.exec('ROLLBACK');
    }
    throw tooBusyToBackUp();
  } finally {
    watcher.close();
  }
}

function open(file: string): DatabaseSync {
  return new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
}

function dataVersionOf(database: DatabaseSync): number {
  return DataVersion.parse(database.prepare('PRAGMA data_version').get()).data_version;
}

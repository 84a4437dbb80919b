import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  createSqliteDocumentStore,
  type SqliteDocumentStore,
} from '../../adapters/store/sqlite/create-sqlite-document-store.ts';
import type { Clock } from '../../core/shared/clock.port.ts';

/** Linux keeps it in memory: the real store without waiting for a disk. */
const MEMORY_FOLDER = '/dev/shm';

/** @returns the SQLite store on a file that goes away with `dispose` */
export function createTestStore(clock: Clock): { store: SqliteDocumentStore; file: string; dispose: () => void } {
  const folder = mkdtempSync(path.join(memoryFolder(), 'kollegan-test-'));
  const file = path.join(folder, 'test.db');
  const store = createSqliteDocumentStore({ file, clock });
  return {
    store,
    file,
    dispose: () => {
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function memoryFolder(): string {
  try {
    accessSync(MEMORY_FOLDER, constants.W_OK);
    return MEMORY_FOLDER;
  } catch {
    return tmpdir();
  }
}

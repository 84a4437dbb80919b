import { DatabaseSync } from 'node:sqlite';
import type { SqliteDocumentStore } from '../../../adapters/store/sqlite/create-sqlite-document-store.ts';
import { createTestClock, type TestClock } from '../../helpers/test-clock.ts';
import { createTestStore } from '../../helpers/test-store.ts';

export interface SharedStore {
  clock: TestClock;
  store(): SqliteDocumentStore;
  /** @returns a tenant that nobody had before, on a Monday morning */
  nextTenant(): string;
  /** @returns all that the data file holds of a tenant, also what is expired or not yet handed over, a row each */
  rowsOf(tenantId: string): Record<string, unknown>[];
}

const START = '2026-10-05T08:00:00.000Z';

/** One store for all runs of a file, each in a tenant of its own. Call it at the top of the file. */
export function useSharedStore(): SharedStore {
  const clock = createTestClock(START);
  let opened: ReturnType<typeof createTestStore> | undefined;
  let reader: DatabaseSync | undefined;
  let tenants = 0;
  beforeAll(() => {
    opened = createTestStore(clock);
    reader = new DatabaseSync(opened.file, { readOnly: true });
  });
  afterAll(() => {
    reader?.close();
    opened?.dispose();
  });
  return {
    clock,
    store() {
      if (!opened) throw new Error('The store opens before the first test');
      return opened.store;
    },
    nextTenant() {
      clock.set(START);
      return `tenant-${++tenants}`;
    },
    rowsOf(tenantId) {
      return reader?.prepare('SELECT * FROM documents WHERE tenant_id = ?').all(tenantId) ?? [];
    },
  };
}

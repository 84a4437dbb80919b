import { DatabaseSync } from 'node:sqlite';
import { migrate } from '../../../../adapters/store/sqlite/migrate.ts';
import { selectPage } from '../../../../adapters/store/sqlite/select.ts';
import type { DocumentQuery } from '../../../../core/storage/index.ts';

let database: DatabaseSync;
beforeEach(() => {
  database = new DatabaseSync(':memory:');
  migrate(database);
});
afterEach(() => database.close());

function planOf(query: DocumentQuery): unknown[] {
  const { sql, parameters } = selectPage(query, null, 0);
  return database
    .prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .all(parameters)
    .map(({ detail }) => detail);
}

describe('an index finds', () => {
  it('what was written last, whatever else is stored', () => {
    const orderBy = { field: 'updatedAt', direction: 'desc' } as const;

    expect(planOf({ tenantId: 't', kind: 'meeting', orderBy, limit: 25 })).toEqual([
      'SEARCH documents USING INDEX documents_by_update (tenant_id=? AND kind=?)',
    ]);
  });

  it('a meeting by its id, and what the audit log has about it', () => {
    const where = { meetingId: 'm-1' };
    const orderBy = { field: 'sequence', direction: 'desc' } as const;

    expect(planOf({ tenantId: 't', kind: 'meeting', where, limit: 1 })[0]).toMatch('documents_by_meeting');
    expect(planOf({ tenantId: 't', scope: 'audit', kind: 'audit-record', where, orderBy, limit: 200 })[0]).toBe(
      'SEARCH documents USING INDEX documents_by_meeting (tenant_id=? AND kind=? AND <expr>=? AND scope=?)',
    );
  });

  it('the events of one tile of the audit log, however long it is', () => {
    expect(planOf({ tenantId: 't', scope: 'audit', kind: 'audit-record', where: { tile: 7 }, limit: 256 })).toEqual([
      'SEARCH documents USING INDEX documents_by_tile (tenant_id=? AND kind=? AND <expr>=? AND scope=?)',
    ]);
  });
});

import { DatabaseSync } from 'node:sqlite';
import { LATEST_VERSION, migrate } from '../../../../adapters/store/sqlite/migrate.ts';
import { MIGRATIONS } from '../../../../adapters/store/sqlite/migrations.ts';

/** All that a schema is: its objects and its two marks. */
function schemaOf(database: DatabaseSync): unknown {
  return {
    objects: database.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').all(),
    version: database.prepare('PRAGMA user_version').get(),
    owner: database.prepare('PRAGMA application_id').get(),
  };
}

describe('migrate', () => {
  let database: DatabaseSync;
  beforeEach(() => {
    database = new DatabaseSync(':memory:');
  });
  afterEach(() => database.close());

  it('has versions without a gap', () => {
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, index) => index + 1));
  });

  it('goes up and down one step at a time and comes back to the same schema', () => {
    const upwards = [schemaOf(database)];
    for (let to = 1; to <= LATEST_VERSION; to += 1) {
      migrate(database, to);
      upwards.push(schemaOf(database));
    }

    const downwards = [schemaOf(database)];
    for (let to = LATEST_VERSION - 1; to >= 0; to -= 1) {
      migrate(database, to);
      downwards.push(schemaOf(database));
    }

    expect(downwards.reverse()).toEqual(upwards);
    expect(upwards[0]).toMatchObject({ objects: [], version: { user_version: 0 } });
  });

  it('goes the whole way at once, and a second time does nothing', () => {
    migrate(database);
    const once = schemaOf(database);
    migrate(database);
    const twice = schemaOf(database);
    migrate(database, 0);

    expect(twice).toEqual(once);
    expect(schemaOf(database)).toMatchObject({ objects: [] });
  });

  it('keeps documents over a step down and up again', () => {
    migrate(database);
    database.exec(`INSERT INTO documents (tenant_id, scope, id, kind, etag, body, fields, outbox, updated_at)
      VALUES ('t', 's', '1', 'k', 'e', '{}', '{}', '[]', 0)`);

    migrate(database, 1);
    migrate(database);

    expect(database.prepare('SELECT count(*) AS count FROM documents').get()).toMatchObject({ count: 1 });
  });

  it('stays where it was when a step fails', () => {
    migrate(database, 1);
    database.exec('CREATE TABLE secrets (in_the_way TEXT)');
    const before = schemaOf(database);

    expect(() => migrate(database)).toThrow('already exists');

    expect(schemaOf(database)).toEqual(before);
    expect(database.isTransaction).toBe(false);
  });
});

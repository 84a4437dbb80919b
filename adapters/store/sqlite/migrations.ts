export interface Migration {
  /** 1, 2, 3, ... without a gap; kept in the file's `user_version`. */
  version: number;
  name: string;
  up: string;
  /** Undoes `up`; what only `up` made is lost. */
  down: string;
}

/** Marks the file as Kollegan's (`Koll` in ASCII), so that a stranger's database is never written to. */
export const APPLICATION_ID = 0x4b6f6c6c;

/**
 * Times are milliseconds since 1970: ISO 8601 has many spellings of one instant, and text would compare them wrongly.
 * What is filtered on stands before the long texts: SQLite reads a row from its start and stops when it has enough.
 * `outbox_due` is the earliest `dueAt` of the outbox; NULL when there is nothing to hand over.
 */
export const MIGRATIONS: readonly Migration[] = [
  {
    version: 1,
    name: 'documents',
    up: `
      CREATE TABLE documents (
        tenant_id TEXT NOT NULL,
        scope TEXT NOT NULL,
        id TEXT NOT NULL,
        kind TEXT NOT NULL,
        etag TEXT NOT NULL,
        fields TEXT NOT NULL,
        outbox_due INTEGER,
        expires_at INTEGER,
        updated_at INTEGER NOT NULL,
        outbox TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (tenant_id, scope, id)
      ) STRICT;
      CREATE INDEX documents_by_kind ON documents (tenant_id, kind, scope, id);
      CREATE INDEX documents_by_outbox ON documents (tenant_id, outbox_due) WHERE outbox_due IS NOT NULL;
      CREATE INDEX documents_by_expiry ON documents (tenant_id, expires_at) WHERE expires_at IS NOT NULL;`,
    down: 'DROP TABLE documents;',
  },
  {
    version: 2,
    name: 'continuation key',
    up: `
      CREATE TABLE secrets (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;
      INSERT INTO secrets (name, value) VALUES ('continuation', randomblob(32));`,
    down: 'DROP TABLE secrets;',
  },
  {
    version: 3,
    name: 'documents by their last write and by meeting',
    // As `selectPage` writes it, word for word; else the indexes are not used.
    up: `
      CREATE INDEX documents_by_update ON documents (
        tenant_id, kind,
        json_extract(fields, '$.updatedAt') IS NULL, json_extract(fields, '$.updatedAt') DESC, id, scope
      );
      CREATE INDEX documents_by_meeting ON documents (tenant_id, kind, json_extract(fields, '$.meetingId'), scope);`,
    down: 'DROP INDEX documents_by_meeting; DROP INDEX documents_by_update;',
  },
  {
    version: 4,
    name: 'events of the audit log by their tile',
    // Only documents with the field are in it, so all others are written as fast as before.
    up: `
      CREATE INDEX documents_by_tile ON documents (tenant_id, kind, json_extract(fields, '$.tile'), scope, id)
        WHERE json_extract(fields, '$.tile') IS NOT NULL;`,
    down: 'DROP INDEX documents_by_tile;',
  },
];

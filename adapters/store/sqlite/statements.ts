import { COLUMNS } from './document-row.ts';
import { ALIVE } from './select.ts';

const LIVE_KEY = `tenant_id = :tenantId AND scope = :scope AND id = :id AND ${ALIVE}`;

export const READ = `SELECT ${COLUMNS} FROM documents WHERE ${LIVE_KEY}`;

/** An expired document gives its id free: then the update takes the place of the insert. */
export const CREATE = `
  INSERT INTO documents (tenant_id, scope, id, kind, etag, body, fields, outbox, outbox_due, expires_at, updated_at)
  VALUES (:tenantId, :scope, :id, :kind, :etag, :body, :fields, :outbox, :outboxDue, :expiresAt, :now)
  ON CONFLICT (tenant_id, scope, id) DO UPDATE SET
    kind = excluded.kind, etag = excluded.etag, body = excluded.body, fields = excluded.fields,
    outbox = excluded.outbox, outbox_due = excluded.outbox_due, expires_at = excluded.expires_at,
    updated_at = excluded.updated_at
  WHERE NOT ${ALIVE}`;

export const REPLACE = `
  UPDATE documents SET kind = :kind, etag = :etag, body = :body, fields = :fields, outbox = :outbox,
    outbox_due = :outboxDue, expires_at = :expiresAt, updated_at = :now
  WHERE ${LIVE_KEY} AND etag = :expected`;

export const REMOVE = `DELETE FROM documents WHERE ${LIVE_KEY} RETURNING etag`;

export const REMOVE_VERSION = `DELETE FROM documents WHERE ${LIVE_KEY} AND etag = :expected RETURNING etag`;

export const PENDING = `
  SELECT ${COLUMNS} FROM documents
  WHERE tenant_id = :tenantId AND outbox_due <= :due AND ${ALIVE}
  ORDER BY outbox_due, scope, id LIMIT :limit`;

/** Jumps from tenant to tenant in the index: DISTINCT would read every document. */
export const TENANTS = `
  WITH RECURSIVE tenants (tenant_id) AS (
    SELECT min(tenant_id) FROM documents
    UNION ALL
    SELECT (SELECT min(tenant_id) FROM documents WHERE tenant_id > tenants.tenant_id)
    FROM tenants WHERE tenants.tenant_id IS NOT NULL
  )
  SELECT tenant_id FROM tenants
  WHERE EXISTS (SELECT 1 FROM documents WHERE documents.tenant_id = tenants.tenant_id AND ${ALIVE})`;

export const SWEEP = `
  DELETE FROM documents WHERE rowid IN (
    SELECT rowid FROM documents WHERE tenant_id = :tenantId AND expires_at < :now ORDER BY expires_at LIMIT :limit)
  RETURNING ${COLUMNS}`;

export const CHECKPOINT = 'PRAGMA wal_checkpoint(TRUNCATE)';

export const CONTINUATION_KEY = "SELECT value FROM secrets WHERE name = 'continuation'";

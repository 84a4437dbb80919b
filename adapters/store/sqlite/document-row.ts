import type { SQLOutputValue } from 'node:sqlite';
import type {
  DocumentKey,
  IndexFields,
  NewDocument,
  OutboxEntry,
  StoredDocument,
} from '../../../core/storage/index.ts';
import { checkFields, toMillis } from '../check-arguments.ts';

/** The columns that `toDocument` needs. */
export const COLUMNS = 'tenant_id, scope, id, kind, etag, body, fields, outbox, expires_at';

type Row = Readonly<Record<string, SQLOutputValue>>;

export function keyParameters({ tenantId, scope, id }: DocumentKey) {
  return { tenantId, scope, id };
}

/**
 * A document as named parameters of a statement, with a fresh etag. Made when the caller calls, so that what the caller
 * changes in the object afterwards is not written.
 * @throws `STORE.BAD_FIELD`, `STORE.BAD_INSTANT`
 */
export function toParameters(document: NewDocument, etag: string) {
  const { fields = {}, outbox = [], expiresAt } = document;
  checkFields(fields);
  return {
    ...keyParameters(document),
    kind: document.kind,
    etag,
    body: JSON.stringify(document.body) ?? 'null',
    fields: JSON.stringify(fields),
    outbox: JSON.stringify(outbox),
    outboxDue: earliestDue(outbox),
    expiresAt: expiresAt === undefined ? null : toMillis(expiresAt),
  };
}

function earliestDue(outbox: readonly OutboxEntry[]): number | null {
  const due = outbox.map(({ dueAt }) => toMillis(dueAt));
  return due.length === 0 ? null : Math.min(...due);
}

/**
 * The columns are STRICT and only `toParameters` fills them, so their types are known. Each part is parsed when it is
 * asked for: who knows the version by its etag never does.
 */
export function toDocument(row: Row): StoredDocument {
  const bodyOf = once(() => parse(row['body']));
  const fieldsOf = once(() => parse(row['fields']) as IndexFields);
  const outboxOf = once(() => parse(row['outbox']) as OutboxEntry[]);
  const document: StoredDocument = {
    tenantId: String(row['tenant_id']),
    scope: String(row['scope']),
    id: String(row['id']),
    kind: String(row['kind']),
    etag: String(row['etag']),
    get body() {
      return bodyOf();
    },
    get fields() {
      return fieldsOf();
    },
    get outbox() {
      return outboxOf();
    },
  };
  const expiresAt = row['expires_at'];
  if (expiresAt === null || expiresAt === undefined) return document;
  return Object.assign(document, { expiresAt: new Date(Number(expiresAt)).toISOString() });
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function parse(json: SQLOutputValue | undefined): unknown {
  return JSON.parse(String(json));
}

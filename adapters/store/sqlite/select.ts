import type { DocumentQuery, DocumentScan, IndexFields } from '../../../core/storage/index.ts';
import { checkFieldName, checkFields } from '../check-arguments.ts';
import type { Position } from '../continuation.ts';
import { COLUMNS } from './document-row.ts';

/** An SQL text without any value in it, and the values by parameter name. */
export interface Select {
  sql: string;
  parameters: Record<string, string | number | null>;
}

/** Documents that have not expired; an expired one is gone at once, long before it is swept. */
export const ALIVE = '(expires_at IS NULL OR expires_at >= :now)';

/** JSON types that a value of this type may have in the column: without them `true` would equal `1`. */
const JSON_TYPES = {
  string: "('text')",
  number: "('integer', 'real')",
  boolean: "('true', 'false')",
} as const;

/**
 * @param after where the page before ended
 * @returns a statement that selects one document more than the limit, to tell whether there is another page
 * @throws `STORE.BAD_FIELD`
 */
export function selectPage(query: DocumentQuery, after: Position | null, now: number): Select {
  const { tenantId, scope, kind, where = {}, orderBy, limit } = query;
  if (orderBy) checkFieldName(orderBy.field);
  checkFields(where);

  const conditions = ['tenant_id = :tenantId', 'kind = :kind', ALIVE];
  const parameters: Select['parameters'] = { tenantId, kind, now, limit: limit + 1 };
  if (scope !== undefined) {
    conditions.push('scope = :scope');
    parameters['scope'] = scope;
  }
  addEqualities(where, conditions, parameters);
  if (after) addAfter(after, orderBy, conditions, parameters);

  const sql = `SELECT ${COLUMNS} FROM documents WHERE ${conditions.join(' AND ')} ORDER BY ${order(orderBy)} LIMIT :limit`;
  return { sql, parameters };
}

/** @returns a statement along the primary key, so that each page begins where the one before ended; one document more than the limit */
export function selectScan(scan: DocumentScan, after: Position | null, now: number): Select {
  const { tenantId, scope, limit, withExpired = false } = scan;
  const conditions = ['tenant_id = :tenantId'];
  const parameters: Select['parameters'] = { tenantId, limit: limit + 1 };
  if (!withExpired) {
    conditions.push(ALIVE);
    parameters['now'] = now;
  }
  if (scope !== undefined) {
    conditions.push('scope = :scope');
    parameters['scope'] = scope;
  }
  if (after) {
    conditions.push(scope === undefined ? '(scope, id) > (:afterScope, :afterId)' : 'id > :afterId');
    parameters['afterId'] = after.id;
    if (scope === undefined) parameters['afterScope'] = after.scope;
  }
  const sql = `SELECT ${COLUMNS} FROM documents WHERE ${conditions.join(' AND ')} ORDER BY scope, id LIMIT :limit`;
  return { sql, parameters };
}

/** The name stands in the text, since a checked name needs no quoting and only then an index on the field is found. */
function fieldValue(field: string): string {
  return `json_extract(fields, '$.${field}')`;
}

function order(orderBy: DocumentQuery['orderBy']): string {
  if (!orderBy) return 'id, scope';
  const direction = orderBy.direction === 'desc' ? 'DESC' : 'ASC';
  const ordered = fieldValue(orderBy.field);
  return `${ordered} IS NULL, ${ordered} ${direction}, id, scope`;
}

function addEqualities(where: IndexFields, conditions: string[], parameters: Select['parameters']): void {
  for (const [index, [name, value]] of Object.entries(where).entries()) {
    const types = JSON_TYPES[typeof value as keyof typeof JSON_TYPES];
    conditions.push(`${fieldValue(name)} = :value${index}`, `json_type(fields, '$.${name}') IN ${types}`);
    parameters[`value${index}`] = toSql(value);
  }
}

function addAfter(
  { value, id, scope }: Position,
  orderBy: DocumentQuery['orderBy'],
  conditions: string[],
  parameters: Select['parameters'],
): void {
  const behind = '(id, scope) > (:afterId, :afterScope)';
  parameters['afterId'] = id;
  parameters['afterScope'] = scope;
  if (!orderBy) {
    conditions.push(behind);
    return;
  }
  const ordered = fieldValue(orderBy.field);
  if (value === null) {
    conditions.push(`${ordered} IS NULL`, behind);
    return;
  }
  const beyond = orderBy.direction === 'desc' ? '<' : '>';
  parameters['afterValue'] = toSql(value);
  conditions.push(
    `(${ordered} ${beyond} :afterValue OR (${ordered} = :afterValue AND ${behind}) OR ${ordered} IS NULL)`,
  );
}

/** SQLite has no booleans; json_extract gives 1 and 0 for them. */
function toSql(value: string | number | boolean): string | number {
  return typeof value === 'boolean' ? Number(value) : value;
}

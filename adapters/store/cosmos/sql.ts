import type { SqlParameter, SqlQuerySpec } from '@azure/cosmos';
import type { DocumentQuery } from '../../../core/storage/index.ts';
import { checkFields } from '../check-arguments.ts';
import type { Position } from '../continuation.ts';

/** The tenant stands in every query: the partition of a request is where to look, not what may be seen. */
const OF_TENANT = 'c.tenantId = @tenantId';
const ALIVE = 'c.aliveUntil >= @now';
const TIES = 'c.documentId ASC, c.scope ASC';
const BEHIND = '(c.documentId > @afterId OR (c.documentId = @afterId AND c.scope > @afterScope))';

interface Within {
  tenantId: string;
  /** Milliseconds since 1970. */
  now: number;
}

/**
 * The queries that together make one page, in this order: first the documents that have the field of `orderBy`, then
 * those without it. A page that the first one fills does not need the second.
 * @param after where the page before ended
 * @param query the field of its `orderBy` is one that the container has the indexes of
 * @throws `STORE.BAD_FIELD`
 */
export function pageQueries(
  query: DocumentQuery,
  after: Position | null,
  now: number,
): ((top: number) => SqlQuerySpec)[] {
  const { tenantId, scope, kind, where = {}, orderBy } = query;
  checkFields(where);
  const conditions = [OF_TENANT, 'c.kind = @kind', ALIVE];
  const parameters: SqlParameter[] = [
    { name: '@tenantId', value: tenantId },
    { name: '@kind', value: kind },
    { name: '@now', value: now },
  ];
  if (scope !== undefined) {
    conditions.push('c.scope = @scope');
    parameters.push({ name: '@scope', value: scope });
  }
  for (const [index, [name, value]] of Object.entries(where).entries()) {
    conditions.push(`${field(name)} = @value${index}`);
    parameters.push({ name: `@value${index}`, value });
  }
  if (after) parameters.push(...positionParameters(after));

  const select = (extra: string[], order: string) => (top: number) => ({
    query: `SELECT TOP ${top} * FROM c WHERE ${[...conditions, ...extra].join(' AND ')} ORDER BY ${order}`,
    parameters,
  });
  if (!orderBy) return [select(after ? [BEHIND] : [], TIES)];

  const value = field(orderBy.field);
  const isDescending = orderBy.direction === 'desc';
  const without = select([`NOT IS_DEFINED(${value})`, ...(after?.value === null ? [BEHIND] : [])], TIES);
  if (after?.value === null) return [without];

  const beyond = `(${value} ${isDescending ? '<' : '>'} @afterValue OR (${value} = @afterValue AND ${BEHIND}))`;
  const having = after ? beyond : `IS_DEFINED(${value})`;
  return [select([having], `${value} ${isDescending ? 'DESC' : 'ASC'}, ${TIES}`), without];
}

/** Documents of every kind, behind the position. */
export function scanQuery(options: {
  tenantId: string;
  scope: string | undefined;
  after: Position | null;
  withExpired: boolean;
  now: number;
  top: number;
}): SqlQuerySpec {
  const { tenantId, scope, after, withExpired, now, top } = options;
  const conditions = [OF_TENANT];
  const parameters: SqlParameter[] = [{ name: '@tenantId', value: tenantId }];
  if (!withExpired) {
    conditions.push(ALIVE);
    parameters.push({ name: '@now', value: now });
  }
  if (scope !== undefined) {
    conditions.push('c.scope = @scope');
    parameters.push({ name: '@scope', value: scope });
  }
  if (after) {
    conditions.push(BEHIND);
    parameters.push(...positionParameters({ ...after, value: null }));
  }
  return { query: `SELECT TOP ${top} * FROM c WHERE ${conditions.join(' AND ')} ORDER BY ${TIES}`, parameters };
}

/** Documents with something due at or before `due` (ms since 1970), oldest first. */
export function pendingQuery({ tenantId, now, due, top }: Within & { due: number; top: number }): SqlQuerySpec {
  return {
    query: `SELECT TOP ${top} * FROM c WHERE ${OF_TENANT} AND c.outboxDueAt <= @due AND ${ALIVE} ORDER BY c.outboxDueAt ASC`,
    parameters: [
      { name: '@tenantId', value: tenantId },
      { name: '@due', value: due },
      { name: '@now', value: now },
    ],
  };
}

/** Documents whose time is over, those that ended first before the others. */
export function expiredQuery({ tenantId, now, top }: Within & { top: number }): SqlQuerySpec {
  return {
    query: `SELECT TOP ${top} * FROM c WHERE ${OF_TENANT} AND c.aliveUntil < @now ORDER BY c.aliveUntil ASC`,
    parameters: [
      { name: '@tenantId', value: tenantId },
      { name: '@now', value: now },
    ],
  };
}

/** Any one document of the tenant. */
export function anyQuery({ tenantId, now }: Within): SqlQuerySpec {
  return {
    query: `SELECT TOP 1 * FROM c WHERE ${OF_TENANT} AND ${ALIVE}`,
    parameters: [
      { name: '@tenantId', value: tenantId },
      { name: '@now', value: now },
    ],
  };
}

function positionParameters({ value, id, scope }: Position): SqlParameter[] {
  return [
    { name: '@afterId', value: id },
    { name: '@afterScope', value: scope },
    ...(value === null ? [] : [{ name: '@afterValue', value }]),
  ];
}

/** In brackets, since names such as `value` and `order` are words of the language. */
function field(name: string): string {
  return `c.fields["${name}"]`;
}

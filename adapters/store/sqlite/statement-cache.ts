import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** @returns the prepared statement of an SQL text, the same one each time; it lives as long as the connection. */
export type Prepare = (sql: string) => StatementSync;

/** The texts are built from a few fixed parts, so the cache stays small. */
export function createStatementCache(database: DatabaseSync): Prepare {
  const statements = new Map<string, StatementSync>();
  return (sql) => {
    const known = statements.get(sql);
    if (known) return known;
    const statement = database.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
}

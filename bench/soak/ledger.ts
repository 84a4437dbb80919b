import { DatabaseSync } from 'node:sqlite';

/** What the consumers have done, over all their lives. */
export interface Ledger {
  file: string;
  effects(): number;
  figures(): { effects: number; distinct: number; repeats: number };
  close(): void;
}

export function createLedger(file: string): Ledger {
  const database = new DatabaseSync(file, { timeout: 5_000 });
  database.exec(`
    PRAGMA journal_mode = WAL;
    CREATE TABLE done (key TEXT PRIMARY KEY) STRICT;
    CREATE TABLE effect (key TEXT NOT NULL) STRICT;
    CREATE TABLE again (key TEXT NOT NULL) STRICT;`);
  const count = (sql: string) => Number(database.prepare(sql).get()?.['n']);
  const effects = () => count('SELECT count(*) AS n FROM effect');
  return {
    file,
    effects,
    figures: () => ({
      effects: effects(),
      distinct: count('SELECT count(DISTINCT key) AS n FROM effect'),
      repeats: count('SELECT count(*) AS n FROM again'),
    }),
    close: () => database.close(),
  };
}

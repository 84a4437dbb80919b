import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoredDetails, StoredMail, StoredTask } from './stored.ts';

export interface TaskRecord {
  /** The order of creation, for paging. */
  seq: number;
  task: StoredTask;
  etag: string;
  details: StoredDetails;
  detailsEtag: string;
}

export interface GraphStore {
  insertTask(task: StoredTask, details: StoredDetails): TaskRecord;
  task(id: string): TaskRecord | undefined;
  /** Oldest first. */
  tasks(planId: string, afterSeq: number, limit: number): TaskRecord[];
  saveTask(task: StoredTask): void;
  saveDetails(taskId: string, details: StoredDetails): void;
  deleteTask(id: string): void;
  insertMail(mail: StoredMail): void;
  mails(): StoredMail[];
  /** Things of other kinds, as JSON: what a client made and reads again. */
  putItem(kind: string, id: string, body: object): void;
  item(kind: string, id: string): unknown;
  /** In the order of their first writing. */
  items(kind: string): unknown[];
  /** @returns false when there was none */
  removeItem(kind: string, id: string): boolean;
  close(): void;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS task (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, plan_id TEXT NOT NULL,
    etag TEXT NOT NULL, body TEXT NOT NULL, details_etag TEXT NOT NULL, details TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS mail (seq INTEGER PRIMARY KEY AUTOINCREMENT, body TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS item (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, UNIQUE (kind, id)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS revision (n INTEGER NOT NULL) STRICT;
  INSERT INTO revision (n) SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM revision);
`;

/**
 * The tenant's tasks and mails in one SQLite file (or `:memory:`), synced to disk with every write. Etags come from one
 * counter, so the etag of one resource never fits another.
 */
export function createGraphStore(file: string): GraphStore {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const db = new DatabaseSync(file, { timeout: 5_000 });
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; ${SCHEMA}`);

  const bump = db.prepare('UPDATE revision SET n = n + 1 RETURNING n');
  const insertTask = db.prepare(
    'INSERT INTO task (id, plan_id, etag, body, details_etag, details) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const selectTask = db.prepare('SELECT * FROM task WHERE id = ?');
  const selectTasks = db.prepare('SELECT * FROM task WHERE plan_id = ? AND seq > ? ORDER BY seq LIMIT ?');
  const updateTask = db.prepare('UPDATE task SET etag = ?, body = ? WHERE id = ?');
  const updateDetails = db.prepare('UPDATE task SET details_etag = ?, details = ? WHERE id = ?');
  const removeTask = db.prepare('DELETE FROM task WHERE id = ?');
  const insertMail = db.prepare('INSERT INTO mail (body) VALUES (?)');
  const selectMails = db.prepare('SELECT body FROM mail ORDER BY seq');

  const upsertItem = db.prepare(
    'INSERT INTO item (kind, id, body) VALUES (?, ?, ?) ON CONFLICT (kind, id) DO UPDATE SET body = excluded.body',
  );
  const selectItem = db.prepare('SELECT body FROM item WHERE kind = ? AND id = ?');
  const selectItems = db.prepare('SELECT body FROM item WHERE kind = ? ORDER BY seq');
  const deleteItem = db.prepare('DELETE FROM item WHERE kind = ? AND id = ?');

  function nextEtag(kind: 'Task' | 'TaskDetails'): string {
    const revision = String(bump.get()?.['n']).padStart(16, '0');
    return `W/"${Buffer.from(`'1-${kind}  ${revision}'`).toString('base64')}"`;
  }

  function record(row: Record<string, unknown>): TaskRecord {
    return {
      seq: Number(row['seq']),
      task: StoredTask.parse(JSON.parse(String(row['body']))),
      etag: String(row['etag']),
      details: StoredDetails.parse(JSON.parse(String(row['details']))),
      detailsEtag: String(row['details_etag']),
    };
  }

  return {
    insertTask(task, details) {
      const etag = nextEtag('Task');
      const detailsEtag = nextEtag('TaskDetails');
      const { lastInsertRowid } = insertTask.run(
        task.id,
        task.planId,
        etag,
        JSON.stringify(task),
        detailsEtag,
        JSON.stringify(details),
      );
      return { seq: Number(lastInsertRowid), task, etag, details, detailsEtag };
    },
    task(id) {
      const row = selectTask.get(id);
      return row === undefined ? undefined : record(row);
    },
    tasks: (planId, afterSeq, limit) => selectTasks.all(planId, afterSeq, limit).map(record),
    saveTask: (task) => void updateTask.run(nextEtag('Task'), JSON.stringify(task), task.id),
    saveDetails: (taskId, details) => void updateDetails.run(nextEtag('TaskDetails'), JSON.stringify(details), taskId),
    deleteTask: (id) => void removeTask.run(id),
    insertMail: (mail) => void insertMail.run(JSON.stringify(mail)),
    mails: () => selectMails.all().map((row) => StoredMail.parse(JSON.parse(String(row['body'])))),
    putItem: (kind, id, body) => void upsertItem.run(kind, id, JSON.stringify(body)),
    item(kind, id) {
      const row = selectItem.get(kind, id);
      return row === undefined ? undefined : JSON.parse(String(row['body']));
    },
    items: (kind) => selectItems.all(kind).map((row) => JSON.parse(String(row['body'])) as unknown),
    removeItem: (kind, id) => Number(deleteItem.run(kind, id).changes) > 0,
    close: () => db.close(),
  };
}

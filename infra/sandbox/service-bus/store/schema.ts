/** Raised with every change of the tables; a file of another version is refused. */
export const SCHEMA_VERSION = 1;

/**
 * `message` is small because every delivery writes to it; the bytes lie apart and are written once. A dead-letter
 * queue is a queue with its own name. `accepted` is the history of the duplicate detection.
 */
export const SCHEMA = `
  CREATE TABLE message (
    id INTEGER PRIMARY KEY,
    queue TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('active', 'scheduled', 'deferred', 'locked')),
    deferred INTEGER NOT NULL,
    deliveries INTEGER NOT NULL,
    enqueued_at INTEGER NOT NULL,
    expires_at INTEGER
  ) STRICT;
  CREATE UNIQUE INDEX message_in_line ON message (queue, sequence);
  CREATE TABLE payload (
    id INTEGER PRIMARY KEY,
    encoded BLOB NOT NULL
  ) STRICT;
  CREATE TABLE accepted (
    queue TEXT NOT NULL,
    message_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (queue, message_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX accepted_by_age ON accepted (queue, at);
  CREATE TABLE last_sequence (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    value INTEGER NOT NULL
  ) STRICT;
  INSERT INTO last_sequence VALUES (1, 0);
`;

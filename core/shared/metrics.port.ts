export interface StoreRequest {
  operation: 'read' | 'query' | 'create' | 'replace' | 'remove';
  /** `conflict` = 412, `exists` = 409, `missing` = 404, `throttled` = 429 beyond the bounded retries. */
  outcome: 'ok' | 'conflict' | 'exists' | 'missing' | 'throttled' | 'failed';
}

/** Counters and durations of the product; the names of the exported series belong to the adapter. */
export interface Metrics {
  /** One handled Teams turn. `seconds` from the request to its answer. */
  turn(fields: { type: string; outcome: 'ok' | 'refused' | 'failed' }, seconds: number): void;
  /** One handled job. */
  job(fields: { queue: string; outcome: 'done' | 'retry' | 'dead-letter' | 'skipped' }, seconds: number): void;
  /** One card or its replacement sent to a chat. */
  card(fields: { card: string; channel: 'card' | 'text' | 'mail'; outcome: 'sent' | 'failed' }): void;
  join(fields: { way: 'command' | 'meeting-start'; outcome: 'joined' | 'already-here' | 'failed' }): void;
  /** A write that met another's: `conflict` = 412 (stale etag), `exists` = 409 (id taken). */
  conflict(fields: { kind: string; reason: 'conflict' | 'exists' }): void;
  /** The jobs of a queue that failed for good: how many, and the age of the oldest in seconds (0: none). */
  deadLetters(fields: { queue: string }, count: number, oldestSeconds: number): void;
  /** One try to sign the head of a tenant's audit log. `inconsistent`: it was changed or cut off. */
  auditHead(fields: { outcome: 'signed' | 'unchanged' | 'inconsistent' | 'failed' }): void;
  /** One request to a store behind a network, its retries included. `units` is what the service charged for it (RU). */
  storeRequest(fields: StoreRequest, seconds: number, units: number): void;
}

export type * from './document-store.port.ts';
export { AuditEntry, JobEntry, KeepEntry, OutboxEntry } from './outbox-entry.ts';

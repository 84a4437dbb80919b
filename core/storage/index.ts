export type * from './document-store.port.ts';
export { eventEntry } from './event-entry.ts';
export { nextOutbox } from './next-outbox.ts';
export { AuditEntry, JobEntry, KeepEntry, OutboxEntry } from './outbox-entry.ts';
export { queryPages, scanPages } from './pages.ts';

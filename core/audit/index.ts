export { AuditEvent, ChainedEvent } from './audit-event.ts';
export { type AuditLog, createAuditLog } from './audit-log.ts';
export { readEvents } from './read-events.ts';

export { AuditEvent, ChainedEvent } from './audit-event.ts';
export { type AuditLog, createAuditLog } from './audit-log.ts';

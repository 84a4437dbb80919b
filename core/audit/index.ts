export { AuditEvent, LoggedEvent } from './audit-event.ts';
export { type AuditLog, createAuditLog } from './audit-log.ts';
export { readEvents } from './read-events.ts';
export { REMOVED_PERSON, revealEvents } from './reveal-events.ts';

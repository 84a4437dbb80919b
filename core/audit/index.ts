export { AuditEvent, LoggedEvent } from './audit-event.ts';
export { type ExportVerdict, exportLog, verifyExport } from './audit-export.ts';
export { type AuditLog, createAuditLog } from './audit-log.ts';
export { type AuditProof, type ProofVerdict, verifyProof } from './audit-proof.ts';
export { type AuditProofs, createAuditProofs } from './audit-proofs.ts';
export type { AnchoredHead, HeadAnchor } from './head-anchor.port.ts';
export { readEvents } from './read-events.ts';
export { REMOVED_PERSON, revealEvents } from './reveal-events.ts';
export { type AuditProblem, type AuditReport, verifyAudit } from './verify-audit.ts';

export { decideRemoval, type RemovalDecision, type RemovalGrounds } from './decide-removal.ts';
export type { SweepExpired } from './expiry.ts';
export { KeptAnswers, keptAnswersOf } from './kept-answers.ts';
export { RetentionReceipt, type StoredReceipt } from './retention-receipt.ts';
export { RETENTION_RULES, type RetentionPeriod, type RetentionRule } from './retention-rules.ts';
export { createRetention, type Retention } from './run-retention.ts';

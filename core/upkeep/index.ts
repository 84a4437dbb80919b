export { type PurgeDeadLettersDeps, purgeDeadLetters } from './purge-dead-letters.ts';
export { type SweepExpiredDeps, sweepExpired } from './sweep-expired.ts';
export { type SweepOutboxesDeps, sweepOutboxes } from './sweep-outboxes.ts';
export { type WatchDeadLettersDeps, watchDeadLetters } from './watch-dead-letters.ts';

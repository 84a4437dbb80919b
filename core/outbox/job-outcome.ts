/**
 * What became of a job.
 * - `done`: it is settled
 * - `dead-letter`: no repeat will help; kept for a person to look at, with the code and a reason without personal data
 * - `retry`: tried again, after `delayMs` when given
 * - `reschedule`: not yet; it comes back at the instant (ISO 8601)
 */
export type JobOutcome =
  | { type: 'done' }
  | { type: 'dead-letter'; code: string; reason: string }
  | { type: 'retry'; delayMs?: number }
  | { type: 'reschedule'; at: string };

export { createDeadLetterCounts, type DeadLetterCounts } from './dead-letter-counts.ts';
export { createObservations, type Observations, type Tally, TURN_EDGES } from './observations.ts';

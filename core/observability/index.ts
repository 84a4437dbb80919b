export { createObservations, type Observations, type Tally, TURN_EDGES } from './observations.ts';

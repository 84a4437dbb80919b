export { createObservations, type Observations, TURN_EDGES } from './observations.ts';

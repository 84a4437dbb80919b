export { createSample, removeSample } from './samples.ts';

export { recapView } from './recap-view.ts';
export { refreshRecap, sendRecap } from './send-recap.ts';

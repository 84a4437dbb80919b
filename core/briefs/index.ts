export { preBriefView } from './pre-brief-view.ts';

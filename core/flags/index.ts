export { FeatureFlags, type FlagReader } from './feature-flags.ts';

export { createConfigFlagProvider } from './config-flag-provider.ts';
export { createFlagReader, FLAG_KEYS } from './flag-reader.ts';

export { type EmbeddedConfig, readEmbeddedConfig } from './embedded-config.ts';

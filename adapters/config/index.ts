export { type EmbeddedConfig, readEmbeddedConfig } from './embedded-config.ts';
export { renderEnvExample } from './env-example.ts';
export { type FunctionsConfig, readFunctionsConfig } from './functions-config.ts';
export type { ProductConfig } from './product-config.ts';
export { type IdentityConfig, type ProductionConfig, readProductionConfig } from './production-config.ts';
export { readSettings } from './read-settings.ts';
export { Environment } from './setting.ts';

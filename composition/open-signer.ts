import path from 'node:path';
import type { EmbeddedConfig, ProductionConfig } from '../adapters/config/index.ts';
import { createKeyFolder, createSigner } from '../adapters/signing/index.ts';
import type { Clock } from '../core/shared/clock.port.ts';
import type { Signer } from '../core/signing/index.ts';

/** Keys from the Key Vault, or files in the data folder, which are made with the first use. */
export function openSigner(
  config: Pick<ProductionConfig, 'signingKeys'> | Pick<EmbeddedConfig, 'dataDir'>,
  clock: Clock,
): Signer {
  if ('signingKeys' in config) return createSigner({ keys: async () => config.signingKeys.keys });
  return createSigner({ keys: createKeyFolder({ folder: keysFolder(config.dataDir), clock }).keys });
}

/** @returns where the embedded mode keeps its signing keys */
export function keysFolder(dataDir: string): string {
  return path.join(dataDir, 'keys');
}

import path from 'node:path';
import { removePutAside } from '../adapters/backup/index.ts';
import type { EmbeddedConfig } from '../adapters/config/index.ts';
import { createFileErasureList } from '../adapters/erasure-list/index.ts';
import { createSqliteDocumentStore } from '../adapters/store/sqlite/create-sqlite-document-store.ts';
import type { HostStore, HostStoreOptions } from './host-store.ts';

/** A file in the data folder, or the emulator of Cosmos DB that the settings name. */
export async function openEmbeddedStore(
  options: HostStoreOptions & { config: Pick<EmbeddedConfig, 'dataDir' | 'cosmos'> },
): Promise<HostStore> {
  const { config, clock, metrics } = options;
  if (!config.cosmos) {
    const store = createSqliteDocumentStore({ file: path.join(config.dataDir, 'kollegan.sqlite'), clock });
    return {
      ...store,
      physicallyForget: async () => {
        await store.checkpoint();
        await removePutAside(config.dataDir);
      },
      erasureList: createFileErasureList({ folder: erasureListFolder(config.dataDir) }),
      erasureMethod: 'freed pages overwritten with zeros, write-ahead log emptied',
    };
  }
  // Its client takes 0.2 s and 40 MB to load, which the file does not need.
  const { openEmulatedCosmosStore } = await import('./open-cosmos-store.ts');
  return openEmulatedCosmosStore({ config: config.cosmos, clock, metrics });
}

/** @returns where the list of erasures lies beside the data, which no restore rolls back */
export function erasureListFolder(dataDir: string): string {
  return path.join(dataDir, 'erasures');
}

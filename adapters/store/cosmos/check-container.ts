import type { Container, ContainerDefinition as StoredDefinition } from '@azure/cosmos';
import { CONTAINER_DEFINITION, type ContainerDefinition } from './container-definition.ts';
import { containerDiffers, fromCosmos } from './cosmos.errors.ts';
import { withinDeadline } from './within-deadline.ts';

export interface CheckContainerOptions {
  container: Container;
  definition?: ContainerDefinition;
}

const DEADLINE_MS = 10_000;

/**
 * Reads how the container was made: with the indexes of an older version some queries would fail, and only those.
 * Indexes that it has beyond the definition do no harm.
 * @throws `STORE.CONTAINER_DIFFERS`, `STORE.NOT_SET_UP`, `STORE.NOT_ALLOWED`, `STORE.UNAVAILABLE`
 */
export async function checkContainer({
  container,
  definition = CONTAINER_DEFINITION,
}: CheckContainerOptions): Promise<void> {
  const { partitionKey, defaultTtl, indexingPolicy } = await readDefinition(container);
  const { includedPaths, compositeIndexes } = definition.indexingPolicy;
  const differing = [
    String(partitionKey?.paths) === String(definition.partitionKey.paths) ? [] : ['partition key'],
    defaultTtl === definition.defaultTtl ? [] : ['time to live'],
    holdsAll(indexingPolicy?.includedPaths?.map(pathOf), includedPaths.map(pathOf)) ? [] : ['included paths'],
    holdsAll(indexingPolicy?.compositeIndexes?.map(orderOf), compositeIndexes.map(orderOf))
      ? []
      : ['composite indexes'],
  ].flat();
  if (differing.length > 0) throw containerDiffers(differing);
}

async function readDefinition(container: Container): Promise<Partial<StoredDefinition>> {
  try {
    const { resource } = await withinDeadline(DEADLINE_MS, (options) => container.read(options));
    return resource ?? {};
  } catch (error) {
    throw fromCosmos(error);
  }
}

function holdsAll(present: readonly string[] = [], wanted: readonly string[]): boolean {
  return wanted.every((each) => present.includes(each) || present.includes('/*'));
}

function pathOf({ path }: { path: string }): string {
  return path;
}

function orderOf(index: readonly { path: string; order: string }[]): string {
  return index.map(({ path, order }) => `${path} ${order}`).join();
}

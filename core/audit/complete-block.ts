import type { DocumentStore } from '../storage/index.ts';
import type { LoggedEvent } from './audit-event.ts';
import { eventDocument, TILE_SIZE, tileDocument } from './log-documents.ts';
import { createTileReader } from './tiles.ts';

/**
 * Sees to it that the events of the head's block, and the tiles that they complete, have their documents: what a crash
 * after the head was moved left to do. What is there already stays as it is.
 * @param size of the log with the block
 */
export async function completeBlock(
  store: DocumentStore,
  tenantId: string,
  size: number,
  block: readonly LoggedEvent[],
): Promise<void> {
  if (block.length === 0) return;
  await store.createMissing(block.map((logged) => eventDocument(tenantId, logged)));
  const tiles = createTileReader(store, tenantId);
  const before = Math.floor((size - block.length) / TILE_SIZE);
  for (let index = before; index < Math.floor(size / TILE_SIZE); index++) {
    // One after the other: a tile takes the hashes of larger subtrees from those before it.
    await store.createMissing([tileDocument(tenantId, await tiles.tile(index))]);
  }
}

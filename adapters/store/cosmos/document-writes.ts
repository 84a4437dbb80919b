import type { Clock } from '../../../core/shared/clock.port.ts';
import type { DocumentKey, WriteResult } from '../../../core/storage/index.ts';
import { storeUnavailable } from '../store.errors.ts';
import type { CosmosItem, NewCosmosItem } from './cosmos-item.ts';
import { decodeEtag, encodeEtag } from './item-etag.ts';
import type { Items } from './items.ts';

/** The writing half of the store, over items that were taken from documents when the caller called. */
export interface DocumentWrites {
  create(item: NewCosmosItem): Promise<WriteResult>;
  replace(item: NewCosmosItem, etag: string): Promise<WriteResult>;
  remove(key: DocumentKey, etag?: string): Promise<WriteResult>;
}

/** Each round that does not end means that somebody else got through. */
const MAX_ROUNDS = 5;

export function createDocumentWrites({ items, clock }: { items: Items; clock: Clock }): DocumentWrites {
  const isAlive = (item: CosmosItem | null) => item !== null && item.aliveUntil >= clock.now().getTime();

  async function whyNot(key: DocumentKey): Promise<WriteResult> {
    return { ok: false, reason: isAlive(await items.find(key)) ? 'conflict' : 'missing' };
  }

  return {
    async create(item) {
      for (let round = 0; round < MAX_ROUNDS; round++) {
        const created = await items.create(item);
        if ('etag' in created) return written(item, created.etag);
        const found = await items.find(keyOf(item));
        if (found?.writeId === item.writeId) return written(item, found._etag);
        if (isAlive(found)) return { ok: false, reason: 'exists' };
        if (!found) continue;
        // An expired document that the service has not removed yet gives its id free.
        const replaced = await items.replace(item, found._etag);
        if ('etag' in replaced) return written(item, replaced.etag);
      }
      throw storeUnavailable('many write the same document at this moment');
    },

    async replace(item, etag) {
      const known = decodeEtag(etag);
      if (!known || known.aliveUntil < clock.now().getTime()) return whyNot(keyOf(item));
      const replaced = await items.replace(item, known.service);
      if ('etag' in replaced) return written(item, replaced.etag);
      if (replaced.refused === 'missing') return { ok: false, reason: 'missing' };
      const found = await items.find(keyOf(item));
      if (found?.writeId === item.writeId) return written(item, found._etag);
      return { ok: false, reason: isAlive(found) ? 'conflict' : 'missing' };
    },

    async remove(key, etag) {
      if (etag === undefined) {
        const found = await items.find(key);
        if (!found || !isAlive(found)) return { ok: false, reason: 'missing' };
        const removed = await items.remove(key);
        return 'removed' in removed ? written(found, found._etag) : { ok: false, reason: 'missing' };
      }
      const known = decodeEtag(etag);
      if (!known || known.aliveUntil < clock.now().getTime()) return whyNot(key);
      const removed = await items.remove(key, known.service);
      if ('removed' in removed) return { ok: true, etag };
      return removed.refused === 'missing' ? { ok: false, reason: 'missing' } : whyNot(key);
    },
  };
}

function keyOf({ tenantId, scope, documentId }: NewCosmosItem): DocumentKey {
  return { tenantId, scope, id: documentId };
}

function written({ aliveUntil }: NewCosmosItem, service: string): WriteResult {
  return { ok: true, etag: encodeEtag({ aliveUntil, service }) };
}

import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { type ErasureList, ErasureListEntry } from '../../core/erasure/index.ts';
import { type DocumentStore, queryPages } from '../../core/storage/index.ts';
import { listUnreadable } from './erasure-list.errors.ts';

/** The list has a tenant of its own, which no tenant of Entra can be; hosts leave it out of their tenants. */
export const ERASURE_LIST_TENANT = 'kollegan-erasure-list';

const SCOPE = 'erasure-list';
const KEY_ID = 'key';
const KEY_BYTES = 32;
const Key = z.object({ key: z.string().transform((text) => new Uint8Array(Buffer.from(text, 'base64url'))) });
const PAGE = 500;

/**
 * The erasure list as documents, for a store whose backups are restored to another account: there the list is copied
 * over from the old account before the erasures are done again.
 */
export function createStoredErasureList({ store }: { store: DocumentStore }): ErasureList {
  const keyOf = (id: string) => ({ tenantId: ERASURE_LIST_TENANT, scope: SCOPE, id });
  return {
    async key() {
      const made = { key: randomBytes(KEY_BYTES).toString('base64url') };
      await store.createMissing([{ ...keyOf(KEY_ID), kind: 'erasure-list-key', body: made }]);
      const stored = Key.safeParse((await store.read(keyOf(KEY_ID)))?.body);
      if (!stored.success || stored.data.key.length !== KEY_BYTES) throw listUnreadable('The key', stored.error);
      return stored.data.key;
    },
    async add(entry) {
      await store.createMissing([{ ...keyOf(entry.requestId), kind: SCOPE, body: ErasureListEntry.parse(entry) }]);
    },
    async entries() {
      const entries: ErasureListEntry[] = [];
      const query = { tenantId: ERASURE_LIST_TENANT, scope: SCOPE, kind: SCOPE, limit: PAGE };
      for await (const documents of queryPages(store, query)) {
        entries.push(...documents.map(({ body }) => ErasureListEntry.parse(body)));
      }
      return entries;
    },
  };
}

import type { Container, SqlQuerySpec } from '@azure/cosmos';
import type { DocumentKey } from '../../../core/storage/index.ts';
import { CosmosItem, type NewCosmosItem } from './cosmos-item.ts';
import { itemId } from './item-id.ts';
import type { Refusal, Send } from './requests.ts';

type Written = { etag: string } | Refusal;

/** The container as the store sees it: items in, items or an expected no out. */
export interface Items {
  /** Expired ones too. */
  find(key: DocumentKey): Promise<CosmosItem | null>;
  /** All that the query selects; it must bound itself. `scope` spares the service looking into the tenant's others. */
  select(query: SqlQuerySpec, scope?: Pick<DocumentKey, 'tenantId' | 'scope'>): Promise<CosmosItem[]>;
  create(item: NewCosmosItem): Promise<Written>;
  /** @param etag the service's */
  replace(item: NewCosmosItem, etag: string): Promise<Written>;
  /** @param etag the service's; left out: whatever version is there */
  remove(key: DocumentKey, etag?: string): Promise<{ removed: true } | Refusal>;
}

export function createItems({ container, send }: { container: Container; send: Send }): Items {
  const item = (key: DocumentKey) => container.item(itemId(key), [key.tenantId, key.scope]);
  const keyOf = ({ tenantId, scope, documentId }: NewCosmosItem) => ({ tenantId, scope, id: documentId });

  return {
    async find(key) {
      const answer = await send('read', (options) => item(key).read(options));
      return 'refused' in answer ? null : CosmosItem.parse(answer.resource);
    },
    async select(query, scope) {
      const partition = scope ? { partitionKey: [scope.tenantId, scope.scope] } : {};
      const answer = await send('query', (options) =>
        container.items.query(query, { ...partition, ...options, maxItemCount: 1000 }).fetchAll(),
      );
      return 'refused' in answer ? [] : CosmosItem.array().parse(answer.resources);
    },
    async create(document) {
      const answer = await send('create', (options) => container.items.create(document, options));
      return 'refused' in answer ? answer : { etag: answer.etag };
    },
    async replace(document, etag) {
      const answer = await send('replace', (options) =>
        item(keyOf(document)).replace(document, { ...options, ...ifMatch(etag) }),
      );
      return 'refused' in answer ? answer : { etag: answer.etag };
    },
    async remove(key, etag) {
      const condition = etag === undefined ? {} : ifMatch(etag);
      const answer = await send('remove', (options) => item(key).delete({ ...options, ...condition }));
      return 'refused' in answer ? answer : { removed: true };
    },
  };
}

function ifMatch(etag: string) {
  return { accessCondition: { type: 'IfMatch', condition: etag } };
}

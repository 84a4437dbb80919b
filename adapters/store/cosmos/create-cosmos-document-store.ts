import type { Container } from '@azure/cosmos';
import type { Clock } from '../../../core/shared/clock.port.ts';
import type { Metrics } from '../../../core/shared/metrics.port.ts';
import type { DocumentStore, StoredDocument } from '../../../core/storage/index.ts';
import { checkLimit } from '../check-arguments.ts';
import { CONTAINER_DEFINITION, type ContainerDefinition, orderedFieldsOf } from './container-definition.ts';
import { createContinuationKey } from './continuation-key.ts';
import { toDocument, toItem } from './cosmos-item.ts';
import { createDocumentReads } from './document-reads.ts';
import { createDocumentWrites } from './document-writes.ts';
import { inParallel } from './in-parallel.ts';
import { createItems } from './items.ts';
import { createSend } from './requests.ts';
import { expiredQuery } from './sql.ts';
import { checkTenant } from './system-tenant.ts';
import { createTenantRegistry } from './tenant-registry.ts';

export interface CosmosDocumentStoreOptions {
  container: Container;
  clock: Clock;
  metrics: Pick<Metrics, 'storeRequest'>;
  /** What the container was made with. */
  definition?: ContainerDefinition;
  /** For one request with all its retries, in ms. Default 8000. */
  deadlineMs?: number;
}

export interface CosmosDocumentStore extends DocumentStore {
  /**
   * Removes expired documents of a tenant, those that expired first before the others.
   * @returns what was removed; fewer than `limit` (1..1000) means that none is left
   */
  sweepExpired(options: { tenantId: string; limit: number }): Promise<StoredDocument[]>;
}

const WRITES_AT_ONCE = 8;

/** Documents in one container of Cosmos DB. Nothing is asked of the service before the first call. */
export function createCosmosDocumentStore(options: CosmosDocumentStoreOptions): CosmosDocumentStore {
  const { container, clock, metrics, definition = CONTAINER_DEFINITION, deadlineMs = 8000 } = options;
  const items = createItems({ container, send: createSend({ metrics, deadlineMs }) });
  const writes = createDocumentWrites({ items, clock });
  const reads = createDocumentReads({
    items,
    clock,
    orderedFields: orderedFieldsOf(definition),
    continuationKey: () => continuationKey(),
  });
  const continuationKey = createContinuationKey({ reads, writes, clock });
  const tenants = createTenantRegistry({ items, reads, writes, clock });
  const now = () => clock.now().getTime();

  return {
    async read(key) {
      checkTenant(key.tenantId);
      return reads.read(key);
    },
    async query(query) {
      checkTenant(query.tenantId);
      return reads.query(query);
    },
    async scan(scan) {
      checkTenant(scan.tenantId);
      return reads.scan(scan);
    },
    async pendingOutbox(query) {
      checkTenant(query.tenantId);
      return reads.pendingOutbox(query);
    },
    tenants: () => tenants.list(),

    async create(document) {
      checkTenant(document.tenantId);
      const item = toItem(document, now());
      await tenants.beforeWrite(item);
      return writes.create(item);
    },
    async replace(document, etag) {
      checkTenant(document.tenantId);
      const item = toItem(document, now());
      await tenants.beforeWrite(item);
      return writes.replace(item, etag);
    },
    async createMissing(documents) {
      for (const { tenantId } of documents) checkTenant(tenantId);
      const all = documents.map((document) => toItem(document, now()));
      // The first of several with the same id is the one that counts.
      const firsts = [...new Map(all.toReversed().map((item) => [item.id, item])).values()].toReversed();
      await inParallel(firsts, WRITES_AT_ONCE, async (item) => {
        await tenants.beforeWrite(item);
        await writes.create(item);
      });
    },
    async remove({ tenantId, scope, id }, etag) {
      checkTenant(tenantId);
      await tenants.beforeRemoval(tenantId);
      return writes.remove({ tenantId, scope, id }, etag);
    },
    async sweepExpired({ tenantId, limit }) {
      checkLimit(limit);
      checkTenant(tenantId);
      const expired = await items.select(expiredQuery({ tenantId, now: now(), top: limit }));
      const results = await inParallel(expired, WRITES_AT_ONCE, ({ scope, documentId, _etag }) =>
        items.remove({ tenantId, scope, id: documentId }, _etag),
      );
      return expired.filter((_each, index) => 'removed' in (results[index] ?? {})).map(toDocument);
    },
  };
}

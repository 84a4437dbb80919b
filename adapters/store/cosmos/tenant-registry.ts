import { z } from 'zod';
import type { Clock } from '../../../core/shared/clock.port.ts';
import type { NewDocument, StoredDocument } from '../../../core/storage/index.ts';
import { storeUnavailable } from '../store.errors.ts';
import { FOREVER, type NewCosmosItem, toItem } from './cosmos-item.ts';
import type { DocumentReads } from './document-reads.ts';
import type { DocumentWrites } from './document-writes.ts';
import { inParallel } from './in-parallel.ts';
import { decodeEtag } from './item-etag.ts';
import type { Items } from './items.ts';
import { anyQuery } from './sql.ts';
import { SYSTEM_TENANT } from './system-tenant.ts';

/**
 * Which tenants there are, without looking through the partitions of all of them: one small document each, in a
 * partition of the store's own, written before the tenant's first document and as long-lived as its longest.
 */
export interface TenantRegistry {
  /** Before a write. Costs nothing once this process knows the tenant. */
  beforeWrite(item: NewCosmosItem): Promise<void>;
  /** Before a removal, which may be of the last document: from then on the tenant is looked into when listed. */
  beforeRemoval(tenantId: string): Promise<void>;
  list(): Promise<string[]>;
}

export interface TenantRegistryOptions {
  items: Items;
  reads: Pick<DocumentReads, 'read' | 'query'>;
  writes: DocumentWrites;
  clock: Clock;
}

const SCOPE = 'tenants';
const KIND = 'tenant';
const PAGE = 1000;
const MAX_ROUNDS = 10;
const LOOKED_INTO_AT_ONCE = 8;

const Entry = z.object({ mayBeEmpty: z.boolean() });
type Entry = z.infer<typeof Entry>;

/** What this process knows to be written. */
interface Known {
  aliveUntil: number;
  mayBeEmpty: boolean;
}

export function createTenantRegistry({ items, reads, writes, clock }: TenantRegistryOptions): TenantRegistry {
  const known = new Map<string, Known>();
  /** By tenant: one change after the other, so that many first writes at once cost one. */
  const queues = new Map<string, Promise<void>>();

  function inTurn(tenantId: string, work: () => Promise<void>): Promise<void> {
    const before = queues.get(tenantId) ?? Promise.resolve();
    const done = before.catch(() => undefined).then(work);
    queues.set(tenantId, done);
    return done.finally(() => {
      if (queues.get(tenantId) === done) queues.delete(tenantId);
    });
  }

  /** Writes the entry that `change` makes of the present one; null leaves it. */
  async function update(tenantId: string, change: (present: Known | null) => Known | null): Promise<void> {
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const stored = await reads.read({ tenantId: SYSTEM_TENANT, scope: SCOPE, id: tenantId });
      const present = stored && presentOf(stored);
      const next = change(present);
      if (!next) {
        if (present) known.set(tenantId, present);
        return;
      }
      const item = toItem(entryDocument(tenantId, next), clock.now().getTime());
      const result = stored ? await writes.replace(item, stored.etag) : await writes.create(item);
      if (!result.ok) continue;
      known.set(tenantId, next);
      return;
    }
    throw storeUnavailable('many write the list of tenants at this moment');
  }

  async function hasDocuments(tenantId: string): Promise<boolean> {
    return (await items.select(anyQuery({ tenantId, now: clock.now().getTime() }))).length > 0;
  }

  return {
    async beforeWrite({ tenantId, aliveUntil }) {
      const isKnown = () => (known.get(tenantId)?.aliveUntil ?? Number.NEGATIVE_INFINITY) >= aliveUntil;
      if (isKnown()) return;
      await inTurn(tenantId, async () => {
        if (isKnown()) return;
        await update(tenantId, (present) => {
          if (present && present.aliveUntil >= aliveUntil) return null;
          return { aliveUntil, mayBeEmpty: present?.mayBeEmpty ?? false };
        });
      });
    },
    async beforeRemoval(tenantId) {
      if (known.get(tenantId)?.mayBeEmpty) return;
      await inTurn(tenantId, () =>
        update(tenantId, (present) => (present && !present.mayBeEmpty ? { ...present, mayBeEmpty: true } : null)),
      );
    },
    async list() {
      const entries: StoredDocument[] = [];
      let continuation: string | undefined;
      do {
        const page = await reads.query({
          tenantId: SYSTEM_TENANT,
          scope: SCOPE,
          kind: KIND,
          limit: PAGE,
          ...(continuation === undefined ? {} : { continuation }),
        });
        entries.push(...page.documents);
        continuation = page.continuation;
      } while (continuation !== undefined);
      const listed = await inParallel(entries, LOOKED_INTO_AT_ONCE, async ({ id, body }) =>
        Entry.parse(body).mayBeEmpty && !(await hasDocuments(id)) ? [] : [id],
      );
      return listed.flat();
    },
  };
}

function presentOf({ etag, body }: StoredDocument): Known {
  return { aliveUntil: decodeEtag(etag)?.aliveUntil ?? 0, mayBeEmpty: Entry.parse(body).mayBeEmpty };
}

function entryDocument(tenantId: string, { aliveUntil, mayBeEmpty }: Known): NewDocument {
  const expiry = aliveUntil < FOREVER ? { expiresAt: new Date(aliveUntil).toISOString() } : {};
  return {
    tenantId: SYSTEM_TENANT,
    scope: SCOPE,
    id: tenantId,
    kind: KIND,
    body: { mayBeEmpty } satisfies Entry,
    ...expiry,
  };
}

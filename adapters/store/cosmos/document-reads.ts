import type { Clock } from '../../../core/shared/clock.port.ts';
import type { DocumentPage, DocumentQuery, DocumentStore, StoredDocument } from '../../../core/storage/index.ts';
import { checkFieldName, checkLimit, toMillis } from '../check-arguments.ts';
import { decodeContinuation, encodeContinuation, positionOf, scanAsQuery } from '../continuation.ts';
import { unorderedField } from './cosmos.errors.ts';
import { toDocument } from './cosmos-item.ts';
import type { Items } from './items.ts';
import { pageQueries, pendingQuery, scanQuery } from './sql.ts';

export interface DocumentReadsOptions {
  items: Items;
  clock: Clock;
  /** Fields that the container has the indexes to order by. */
  orderedFields: readonly string[];
  /** What continuations are signed with; the same for every process. */
  continuationKey: () => Promise<Uint8Array>;
}

export type DocumentReads = Pick<DocumentStore, 'read' | 'query' | 'scan' | 'pendingOutbox'>;

/** The reading half of the store. */
export function createDocumentReads(options: DocumentReadsOptions): DocumentReads {
  const { items, clock, orderedFields, continuationKey } = options;
  const now = () => clock.now().getTime();

  /** One document more than the limit, to tell whether there is another page. */
  async function select(query: DocumentQuery): Promise<StoredDocument[]> {
    const { tenantId, scope, limit, continuation } = query;
    const after = continuation === undefined ? null : decodeContinuation(continuation, query, await continuationKey());
    const documents: StoredDocument[] = [];
    for (const next of pageQueries(query, after, now())) {
      const missing = limit + 1 - documents.length;
      if (missing === 0) break;
      const found = await items.select(next(missing), scope === undefined ? undefined : { tenantId, scope });
      documents.push(...found.map(toDocument));
    }
    return documents;
  }

  async function pageOf(query: DocumentQuery, found: StoredDocument[]): Promise<DocumentPage> {
    const documents = found.slice(0, query.limit);
    const last = documents.at(-1);
    if (found.length <= query.limit || !last) return { documents };
    return { documents, continuation: encodeContinuation(positionOf(last, query), query, await continuationKey()) };
  }

  function checkOrder(field: string): void {
    checkFieldName(field);
    if (!orderedFields.includes(field)) throw unorderedField();
  }

  return {
    async read(key) {
      const item = await items.find(key);
      return item && item.aliveUntil >= now() ? toDocument(item) : null;
    },
    async query(query) {
      checkLimit(query.limit);
      if (query.orderBy) checkOrder(query.orderBy.field);
      return pageOf(query, await select(query));
    },
    async scan(scan) {
      checkLimit(scan.limit);
      const query = scanAsQuery(scan);
      const { tenantId, scope, limit, continuation, withExpired = false } = scan;
      const after =
        continuation === undefined ? null : decodeContinuation(continuation, query, await continuationKey());
      const page = scanQuery({ tenantId, scope, after, withExpired, now: now(), top: limit + 1 });
      const found = await items.select(page, scope === undefined ? undefined : { tenantId, scope });
      return pageOf(query, found.map(toDocument));
    },
    async pendingOutbox({ tenantId, dueBefore, limit }) {
      checkLimit(limit);
      const due = toMillis(dueBefore);
      return (await items.select(pendingQuery({ tenantId, due, now: now(), top: limit }))).map(toDocument);
    },
  };
}

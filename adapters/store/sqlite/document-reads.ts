import { z } from 'zod';
import type { Clock } from '../../../core/shared/clock.port.ts';
import type { DocumentPage, DocumentQuery, DocumentStore, StoredDocument } from '../../../core/storage/index.ts';
import { checkLimit, toMillis } from '../check-arguments.ts';
import { decodeContinuation, encodeContinuation, positionOf, scanAsQuery } from '../continuation.ts';
import { keyParameters, toDocument } from './document-row.ts';
import type { GroupCommit } from './group-commit.ts';
import { selectPage, selectScan } from './select.ts';
import type { Prepare } from './statement-cache.ts';
import { CONTINUATION_KEY, PENDING, READ, TENANTS } from './statements.ts';

interface DocumentReadsOptions {
  prepare: Prepare;
  commits: GroupCommit;
  clock: Clock;
}

type DocumentReads = Pick<DocumentStore, 'read' | 'query' | 'scan' | 'pendingOutbox' | 'tenants'>;

const KeyRow = z.object({ value: z.instanceof(Uint8Array) });

/** The reading half of the store. */
export function createDocumentReads({ prepare, commits, clock }: DocumentReadsOptions): DocumentReads {
  const { value: continuationKey } = KeyRow.parse(prepare(CONTINUATION_KEY).get());
  const now = () => clock.now().getTime();

  function pageOf(query: DocumentQuery, found: StoredDocument[]): DocumentPage {
    const documents = found.slice(0, query.limit);
    const last = documents.at(-1);
    if (found.length <= query.limit || !last) return { documents };
    return { documents, continuation: encodeContinuation(positionOf(last, query), query, continuationKey) };
  }

  return {
    async read(key) {
      return commits.read(() => {
        const row = prepare(READ).get({ ...keyParameters(key), now: now() });
        return row ? toDocument(row) : null;
      });
    },

    async query(query) {
      checkLimit(query.limit);
      const { continuation } = query;
      const after = continuation === undefined ? null : decodeContinuation(continuation, query, continuationKey);
      const { sql, parameters } = selectPage(query, after, now());
      return commits.read(() => pageOf(query, prepare(sql).all(parameters).map(toDocument)));
    },

    async scan(scan) {
      checkLimit(scan.limit);
      const query = scanAsQuery(scan);
      const { continuation } = scan;
      const after = continuation === undefined ? null : decodeContinuation(continuation, query, continuationKey);
      const { sql, parameters } = selectScan(scan, after, now());
      return commits.read(() => pageOf(query, prepare(sql).all(parameters).map(toDocument)));
    },

    async pendingOutbox({ tenantId, dueBefore, limit }) {
      checkLimit(limit);
      const due = toMillis(dueBefore);
      return commits.read(() => prepare(PENDING).all({ tenantId, due, limit, now: now() }).map(toDocument));
    },

    async tenants() {
      return commits.read(() =>
        prepare(TENANTS)
          .all({ now: now() })
          .map((row) => String(row['tenant_id'])),
      );
    },
  };
}

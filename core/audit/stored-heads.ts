import { z } from 'zod';
import { type DocumentStore, type NewDocument, queryPages, type StoredDocument } from '../storage/index.ts';
import { isExactly } from './is-exactly.ts';
import { AUDIT_SCOPE } from './log-documents.ts';

const KIND = 'audit-signed-head';
const Body = z.strictObject({ head: z.string() });

/** A signed head beside the log. `head` is null where the document is not as it was written. */
export interface StoredHead {
  size: number;
  head: string | null;
}

/** Smallest first. */
export async function* storedHeads(store: Pick<DocumentStore, 'query'>, tenantId: string): AsyncGenerator<StoredHead> {
  const key = { tenantId, scope: AUDIT_SCOPE, kind: KIND, limit: 500 };
  const query = { ...key, orderBy: { field: 'sequence', direction: 'asc' } } as const;
  for await (const page of queryPages(store, query)) {
    for (const stored of page) yield readStored(tenantId, stored);
  }
}

export async function latestStoredHead(
  store: Pick<DocumentStore, 'query'>,
  tenantId: string,
): Promise<StoredHead | null> {
  const key = { tenantId, scope: AUDIT_SCOPE, kind: KIND, limit: 1 };
  const query = { ...key, orderBy: { field: 'sequence', direction: 'desc' } } as const;
  const [stored] = (await store.query(query)).documents;
  return stored ? readStored(tenantId, stored) : null;
}

function readStored(tenantId: string, stored: StoredDocument): StoredHead {
  try {
    const size = Number(stored.fields['sequence']);
    const body = Body.safeParse(stored.body);
    const isGood = body.success && isExactly(stored, headOfSize(tenantId, size, body.data.head));
    return { size, head: isGood ? body.data.head : null };
  } catch {
    // A store may find out only here that what it holds is no JSON any more.
    return { size: 0, head: null };
  }
}

/** The one that is there stays. */
export async function storeHead(
  store: Pick<DocumentStore, 'createMissing'>,
  { tenantId, size, head }: { tenantId: string; size: number; head: string },
): Promise<void> {
  await store.createMissing([headOfSize(tenantId, size, head)]);
}

function headOfSize(tenantId: string, size: number, head: string): NewDocument {
  const body: z.infer<typeof Body> = { head };
  return { tenantId, scope: AUDIT_SCOPE, id: `head-${size}`, kind: KIND, body, fields: { sequence: size } };
}

import { createAuditLog, readEvents } from '../audit/index.ts';
import type { DocumentStore } from '../storage/index.ts';
import type { AuditMark } from './backup-manifest.ts';

/** @returns the size and the last hash of every tenant's log; the hash stands for all events before it */
export async function readAuditMarks(store: DocumentStore): Promise<AuditMark[]> {
  const marks: AuditMark[] = [];
  for (const tenantId of await store.tenants()) {
    // Whatever a crash left of the last block is completed, or it would not be counted.
    await createAuditLog({ store }).append(tenantId, []);
    const [last] = (await readEvents(store, { tenantId, limit: 1 })).events;
    if (last) marks.push({ tenantId, size: last.sequence, root: last.hash });
  }
  return marks;
}

/** @returns null when every log is whole and its beginning is what the mark stands for; else why not */
export async function proveAudit(store: DocumentStore, marks: readonly AuditMark[]): Promise<string | null> {
  const audit = createAuditLog({ store });
  const tenants = new Set([...(await store.tenants()), ...marks.map(({ tenantId }) => tenantId)]);
  for (const tenantId of tenants) {
    const verdict = await audit.verify(tenantId);
    if (!verdict.ok) return `event ${verdict.sequence}: ${verdict.reason}`;
    const mark = marks.find((each) => each.tenantId === tenantId);
    if (mark && (await hashAt(store, mark)) !== mark.root) return `event ${mark.size} is another one`;
  }
  return null;
}

async function hashAt(store: DocumentStore, { tenantId, size }: AuditMark): Promise<string | null> {
  for await (const page of createAuditLog({ store }).pages(tenantId)) {
    const found = page.find(({ sequence }) => sequence === size);
    if (found) return found.hash;
  }
  return null;
}

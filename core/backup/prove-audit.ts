import { createAuditLog } from '../audit/index.ts';
import type { DocumentStore } from '../storage/index.ts';
import type { AuditMark } from './backup-manifest.ts';

/** @returns the size of every tenant's log and the root of its tree, which stands for all its events */
export async function readAuditMarks(store: DocumentStore): Promise<AuditMark[]> {
  const audit = createAuditLog({ store });
  const marks: AuditMark[] = [];
  for (const tenantId of await store.tenants()) {
    const { size, root } = await audit.head(tenantId);
    if (size > 0) marks.push({ tenantId, size, root });
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
    if (!mark) continue;
    if (mark.size > verdict.events) return `event ${verdict.events + 1}: gap`;
    if ((await audit.rootAt(tenantId, mark.size)) !== mark.root) return `event ${mark.size} is another one`;
  }
  return null;
}

import { createAuditLog } from '../audit/index.ts';
import type { DocumentStore } from '../storage/index.ts';
import type { AuditMark } from './backup-manifest.ts';

/** @returns the size and the root of every tenant's log; a tenant without events has none */
export async function readAuditMarks(store: DocumentStore): Promise<AuditMark[]> {
  const audit = createAuditLog({ store });
  const marks: AuditMark[] = [];
  for (const tenantId of await store.tenants()) {
    const { size, root } = await audit.head(tenantId);
    if (size > 0) marks.push({ tenantId, size, root });
  }
  return marks;
}

/**
 * Recomputes every log, and holds each mark against it: the log must have had that root when it was of that size.
 * @returns null when all is well, else why not
 */
export async function proveAudit(store: DocumentStore, marks: readonly AuditMark[]): Promise<string | null> {
  const audit = createAuditLog({ store });
  for (const tenantId of new Set([...(await store.tenants()), ...marks.map((mark) => mark.tenantId)])) {
    const verdict = await audit.verify(tenantId);
    if (!verdict.ok) return `event ${verdict.sequence}: ${verdict.reason}`;
    for (const { size, root } of marks.filter((mark) => mark.tenantId === tenantId)) {
      if (size > verdict.events) return `it ends with event ${verdict.events} of ${size}`;
      if ((await audit.rootAt(tenantId, size)) !== root) return `its first ${size} events are others`;
    }
  }
  return null;
}

/** Heads that were kept outside: what was published once can no longer be denied. */
export interface KnownHeads {
  heads(tenantId: string): Promise<readonly { size: number; root: string }[]>;
}

/**
 * Holds every log against the heads outside that it is long enough for.
 * @returns null when it is the log that they tell of, else why not
 */
export async function proveHeads(store: DocumentStore, known: KnownHeads): Promise<string | null> {
  const audit = createAuditLog({ store });
  for (const tenantId of await store.tenants()) {
    const { size: length } = await audit.head(tenantId);
    for (const { size, root } of await known.heads(tenantId)) {
      if (size <= length && (await audit.rootAt(tenantId, size)) !== root) return `its first ${size} events are others`;
    }
  }
  return null;
}

/** @returns how many heads outside tell of events that no log has any more, by tenant */
export async function headsBeyond(store: DocumentStore, known: KnownHeads): Promise<Map<string, number>> {
  const audit = createAuditLog({ store });
  const beyond = new Map<string, number>();
  for (const tenantId of await store.tenants()) {
    const { size: length } = await audit.head(tenantId);
    const count = (await known.heads(tenantId)).filter(({ size }) => size > length).length;
    if (count > 0) beyond.set(tenantId, count);
  }
  return beyond;
}

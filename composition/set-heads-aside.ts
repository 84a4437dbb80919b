import { existsSync, renameSync } from 'node:fs';
import path from 'node:path';
import { anchorFile, createFileAnchor } from '../adapters/audit-anchor/index.ts';
import { claimDataFolder } from '../adapters/backup/index.ts';
import type { EmbeddedConfig } from '../adapters/config/index.ts';
import { createSqliteDocumentStore } from '../adapters/store/sqlite/create-sqlite-document-store.ts';
import { type AnchoredHead, type AuditLog, createAuditLog, readEvents } from '../core/audit/index.ts';
import { auditNotProven } from '../core/backup/index.ts';
import type { Clock } from '../core/shared/clock.port.ts';
import type { DocumentStore } from '../core/storage/index.ts';

export interface SetAside {
  /** Heads of events that are lost. */
  lost: number;
  /** Where all heads of before lie, as evidence; null: none was lost, nothing was done. */
  evidence: string | null;
}

/**
 * A person accepts that events of the audit log are lost with the disk: the heads that tell of them are kept aside, the
 * others go on, and the log says so as its last event. Nothing may have the data open. Only what came after the place where
 * the log was restored to can be lost.
 * @throws AppError `BACKUP.PRODUCT_RUNS`, `BACKUP.AUDIT_NOT_PROVEN`
 */
export async function setHeadsAside(
  { dataDir, auditAnchorDir }: Pick<EmbeddedConfig, 'dataDir' | 'auditAnchorDir'>,
  clock: Clock,
): Promise<SetAside> {
  const release = claimDataFolder(dataDir);
  const store = createSqliteDocumentStore({ file: path.join(dataDir, 'kollegan.sqlite'), clock });
  try {
    const audit = createAuditLog({ store });
    const [file, anchor] = [anchorFile(auditAnchorDir), createFileAnchor({ folder: auditAnchorDir })];
    const tenants: TenantHeads[] = [];
    for (const tenantId of await store.tenants()) {
      tenants.push(await headsOf({ store, audit, heads: await anchor.heads(tenantId) }, tenantId));
    }
    const lost = tenants.reduce((sum, each) => sum + each.lost.length, 0);
    if (lost === 0 || !existsSync(file)) return { lost: 0, evidence: null };
    const at = clock.now().toISOString();
    const evidence = `${file}.${at.slice(0, 19).replaceAll(':', '-')}.lost`;
    renameSync(file, evidence);
    for (const { tenantId, kept, lost: beyond } of tenants) {
      for (const head of kept) await anchor.publish(head);
      if (beyond.length > 0) await audit.append(tenantId, [acceptedEvent(at, beyond.at(-1)?.size ?? 0, beyond.length)]);
    }
    return { lost, evidence };
  } finally {
    store.close();
    release();
  }
}

interface TenantHeads {
  tenantId: string;
  /** Those that the log still fits. */
  kept: AnchoredHead[];
  lost: AnchoredHead[];
}

async function headsOf(
  { store, audit, heads }: { store: DocumentStore; audit: AuditLog; heads: readonly AnchoredHead[] },
  tenantId: string,
): Promise<TenantHeads> {
  const restoredAt = await lastRestore(store, tenantId);
  const { size } = await audit.head(tenantId);
  const found: TenantHeads = { tenantId, kept: [], lost: [] };
  for (const head of heads) {
    if (head.size <= size && (await audit.rootAt(tenantId, head.size)) === head.root) found.kept.push(head);
    else if (restoredAt !== null && head.size >= restoredAt) found.lost.push(head);
    else throw auditNotProven('that was restored', NO_RESTORE);
  }
  return found;
}

/** @returns the place in the log where it says that it was restored; null when it never was */
async function lastRestore(store: DocumentStore, tenantId: string): Promise<number | null> {
  const { events } = await readEvents(store, { tenantId, type: 'backup.restored', limit: 1 });
  return events[0]?.sequence ?? null;
}

const NO_RESTORE = 'a head outside tells of other events than the log, and not because of a restore';

function acceptedEvent(at: string, size: number, heads: number) {
  return {
    id: `loss-accepted-${at}`,
    type: 'backup.loss-accepted',
    at,
    actor: 'system',
    conversationId: 'backup',
    meetingId: 'backup',
    correlationId: at,
    data: { heads, eventsThereWere: size },
  };
}

import { createAuditLog } from '../audit/index.ts';
import { type DocumentStore, type StoredDocument, scanPages } from '../storage/index.ts';

/** The log and the keys that make its aliases readable, each a scope of their own. */
const LOG_SCOPE = 'audit';
const KEYS_SCOPE = 'audit-keys';
/** What was asked for, decided and proved since: holds, erasures with their certificates, receipts, requests. */
const RECORD_SCOPES = ['holds', 'erasures', 'retention', 'subject-requests'];
const PAGE = 500;
const SYSTEM = 'backup';

type Log = ReturnType<typeof createAuditLog>;

/**
 * An audit log is never rolled back: what was logged since the backup is taken over from the data that the restore puts
 * aside, if its log is whole and begins with the restored one. Keys that were erased since are erased here too.
 * @returns how many events were taken over, by tenant; a tenant whose log could not be is not in it
 */
export async function carryAudit(old: DocumentStore, restored: DocumentStore): Promise<Map<string, number>> {
  const [from, to] = [createAuditLog({ store: old }), createAuditLog({ store: restored })];
  const carried = new Map<string, number>();
  for (const tenantId of await old.tenants()) {
    const ahead = await aheadBy(from, to, tenantId);
    if (ahead === null) continue;
    if (ahead > 0) for await (const document of documentsIn(old, tenantId, LOG_SCOPE)) await put(restored, document);
    await takeOverKeys(old, restored, tenantId);
    carried.set(tenantId, ahead);
  }
  return carried;
}

/**
 * The records that people must be able to show are not rolled back either. Run it after the erasures were done again: an
 * erasure that is recorded as done is not done once more.
 */
export async function carryRecords(
  old: DocumentStore,
  restored: DocumentStore,
  tenantIds: Iterable<string>,
): Promise<void> {
  for (const tenantId of tenantIds) {
    for (const scope of RECORD_SCOPES) {
      for await (const document of documentsIn(old, tenantId, scope)) await put(restored, document);
    }
  }
}

/** Says in every log what was done, as its last event. */
export async function logRestore(
  restored: DocumentStore,
  of: { backupId: string; takenAt: string; at: Date; carried: ReadonlyMap<string, number>; erased: number },
): Promise<void> {
  const audit = createAuditLog({ store: restored });
  const at = of.at.toISOString();
  for (const tenantId of await restored.tenants()) {
    if ((await audit.head(tenantId)).size === 0) continue;
    const event = {
      id: `restored-${of.backupId}-${at}`,
      type: 'backup.restored',
      at,
      actor: 'system',
      conversationId: SYSTEM,
      meetingId: SYSTEM,
      correlationId: of.backupId,
      data: {
        backupId: of.backupId,
        takenAt: of.takenAt,
        eventsTakenOver: of.carried.get(tenantId) ?? null,
        erasedAgain: of.erased,
      },
    };
    await audit.append(tenantId, [event]);
  }
}

/** @returns by how many events the old log is longer; null when it is broken, shorter or another one */
async function aheadBy(from: Log, to: Log, tenantId: string): Promise<number | null> {
  const { size, root } = await to.head(tenantId);
  const verdict = await from.verify(tenantId);
  if (!verdict.ok || verdict.events < size) return null;
  if (size > 0 && (await from.rootAt(tenantId, size)) !== root) return null;
  return verdict.events - size;
}

async function takeOverKeys(old: DocumentStore, restored: DocumentStore, tenantId: string): Promise<void> {
  const kept = new Set<string>();
  for await (const document of documentsIn(old, tenantId, KEYS_SCOPE)) {
    kept.add(document.id);
    await put(restored, document);
  }
  for await (const { id } of documentsIn(restored, tenantId, KEYS_SCOPE)) {
    if (!kept.has(id)) await restored.remove({ tenantId, scope: KEYS_SCOPE, id });
  }
}

async function* documentsIn(store: DocumentStore, tenantId: string, scope: string): AsyncGenerator<StoredDocument> {
  for await (const documents of scanPages(store, { tenantId, scope, limit: PAGE })) yield* documents;
}

/** Nothing else has the restored store open, so what was read is still what is there. */
async function put(restored: DocumentStore, document: StoredDocument): Promise<void> {
  const { tenantId, scope, id, kind, body, fields, outbox, expiresAt } = document;
  const copy = { tenantId, scope, id, kind, body, fields, outbox, ...(expiresAt !== undefined && { expiresAt }) };
  const there = await restored.read({ tenantId, scope, id });
  await (there ? restored.replace(copy, there.etag) : restored.create(copy));
}

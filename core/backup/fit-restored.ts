import type { DocumentStore } from '../storage/index.ts';
import type { ProveAudit, RestoredStore } from './after-restore.port.ts';
import { auditNotProven } from './backup.errors.ts';
import type { AuditMark } from './backup-manifest.ts';
import type { Restored } from './backups.port.ts';
import { carryAudit, carryRecords, logRestore } from './carry-audit.ts';
import { headsBeyond, type KnownHeads, proveHeads } from './prove-audit.ts';

export interface FitOptions {
  /** Nothing else has it open yet. */
  store: RestoredStore;
  /** What the restore takes the place of; null when it cannot be read. */
  old: DocumentStore | null;
  /** The state that was restored. */
  backup: { id: string; takenAt: string };
  /** How far the logs had come then, where that is known. */
  marks: readonly AuditMark[];
  /** Signed heads of the audit logs, kept outside. */
  heads: KnownHeads;
  proveAudit: ProveAudit;
  replayErasures: () => Promise<{ entries: number; removed: number }>;
  at: Date;
}

export type Fit = Pick<Restored, 'erasures' | 'carried' | 'lostHeads'>;

/**
 * Makes restored documents fit to be opened: with the audit log and the records that the old ones had, without what was
 * erased since, and with a last event that says so. @throws AppError `BACKUP.AUDIT_NOT_PROVEN`
 */
export async function fitRestored(options: FitOptions): Promise<Fit> {
  const { store, old, backup, marks, heads, proveAudit, replayErasures, at } = options;
  const carried = old && (await carryAudit(old, store));
  const erasures = await replayErasures();
  if (old && carried) await carryRecords(old, store, carried.keys());
  // Before there is an event more: a head of a lost event may be of that very size.
  const problem = (await proveAudit(store, marks)) ?? (await proveHeads(store, heads));
  if (problem !== null) throw auditNotProven(backup.id, `afterwards: ${problem}`);
  const lostHeads = total((await headsBeyond(store, heads)).values());
  await logRestore(store, {
    backupId: backup.id,
    takenAt: backup.takenAt,
    at,
    carried: carried ?? new Map(),
    erased: erasures.removed,
  });
  await store.checkpoint();
  return { erasures, carried: carried && total(carried.values()), lostHeads };
}

function total(counts: Iterable<number>): number {
  return [...counts].reduce((sum, count) => sum + count, 0);
}

import type { BackupManifest, FoundBackup, Restored } from '../../core/backup/index.ts';

/** @returns a line a backup: id, time, size on disk, documents' schema, audit events, place */
export function formatBackups(backups: readonly (BackupManifest | FoundBackup)[]): string {
  if (backups.length === 0) return 'There is no backup.';
  return backups.map(lineOf).join('\n');
}

function lineOf(backup: BackupManifest | FoundBackup): string {
  const bytes = backup.parts.reduce((sum, { sealedBytes }) => sum + sealedBytes, 0);
  const events = backup.audit.reduce((sum, { size }) => sum + size, 0);
  const facts = [backup.id, backup.takenAt, `${Math.ceil(bytes / 1024)} kB`, `${events} audit events`];
  return [...facts, ...('place' in backup ? [backup.place] : [])].join('  ');
}

export function formatRestored({ backup, folder, kept, erasures }: Restored): string {
  return [
    `Restored to ${folder}: the state of ${backup.takenAt}. Whatever was written later is not in it.`,
    `The audit log proves. Erased again: ${erasures.removed} documents of ${erasures.entries} erasures.`,
    ...(kept === null ? [] : [`What was there before lies in ${kept}. Remove it when all is in order.`]),
  ].join('\n');
}

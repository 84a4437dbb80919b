import type { BackupManifest, Fit, FoundBackup, Restored } from '../../core/backup/index.ts';

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

export function formatRestored({ backup, folder, kept, ...fit }: Restored): string {
  return [
    `Restored to ${folder}: the state of ${backup.takenAt}. Whatever was written later is not in it.`,
    formatFit(fit),
    ...(kept === null ? [] : [`What was there before lies in ${kept}. Remove it when all is in order.`]),
  ].join('\n');
}

/** @returns what was done to make restored documents fit to be opened */
export function formatFit({ erasures, carried, lostHeads }: Fit): string {
  return [
    `Erased again: ${erasures.removed} documents, from a list of ${erasures.entries} erasures.`,
    carried === null
      ? 'The audit log proves, and ends where the backup ended: nothing could be taken over from older data.'
      : `The audit log proves, and goes on: ${carried} events were taken over from the data that was there.`,
    ...(lostHeads === 0
      ? []
      : [
          `${lostHeads} signed heads outside tell of audit events that are lost. "kollegan audit verify" will say so; "kollegan backup accept-loss" is for when you know why.`,
        ]),
  ].join('\n');
}

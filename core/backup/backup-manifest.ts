import { z } from 'zod';

/** One file of a backup, sealed. */
export const BackupPart = z.object({
  /** Path in the data folder, with `/`; the sealed file is called after it. */
  name: z.string().regex(/^[a-z0-9][a-z0-9._-]*(?:\/[a-z0-9][a-z0-9._-]*)*$/i),
  /**
   * - `database`: goes back to where it was
   * - `kept`: is newer in the data folder than in any backup (keys, the erasure list); goes back only where it is missing
   */
  kind: z.enum(['database', 'kept']),
  /** Of the file itself, before it was compressed and sealed. */
  bytes: z.number().int().min(0),
  sha256: z.hash('sha256'),
  /** Of the sealed file. */
  sealedBytes: z.number().int().min(1),
  sealedSha256: z.hash('sha256'),
});
export type BackupPart = z.infer<typeof BackupPart>;

/** How far a tenant's audit log had come. */
export const AuditMark = z.object({
  tenantId: z.string().min(1),
  /** How many events. */
  size: z.number().int().min(0),
  /** What stands for all of them: a hash, hexadecimal. */
  root: z.string().min(1),
});
export type AuditMark = z.infer<typeof AuditMark>;

/** What a backup holds; readable without the key, believed only with it. */
export const BackupManifest = z.object({
  version: z.literal(1),
  id: z.string().regex(/^[0-9TZ-]{20}-[0-9a-f]{6}$/),
  /** The instant that every file in it shows (ISO 8601). */
  takenAt: z.iso.datetime(),
  /** Of the document database. */
  schemaVersion: z.number().int().min(1),
  /** Tells keys apart without telling the key. */
  keyId: z.string().regex(/^[0-9a-f]{16}$/),
  parts: z.array(BackupPart).min(1),
  audit: z.array(AuditMark),
  /** Made with the backup's key over all of the above. */
  mac: z.hash('sha256'),
});
export type BackupManifest = z.infer<typeof BackupManifest>;

/** @returns the id of a backup taken then, which sorts by time: `2026-11-20T02-45-00Z-a1b2c3`. @param random 6 hexadecimal digits */
export function backupIdOf(takenAt: Date, random: string): string {
  return `${takenAt.toISOString().slice(0, 19).replaceAll(':', '-')}Z-${random}`;
}

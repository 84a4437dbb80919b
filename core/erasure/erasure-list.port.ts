import { z } from 'zod';

/** One erasure, so that a restored backup can be cleaned of it again. Names nobody: whom it is about is an HMAC. */
export const ErasureListEntry = z.object({
  requestId: z.string(),
  at: z.iso.datetime(),
  type: z.enum(['person', 'meeting', 'tenant']),
  pseudonym: z.string(),
});
export type ErasureListEntry = z.infer<typeof ErasureListEntry>;

/** The erasures since the installation began. Lies beside the backups and is never rolled back with them. */
export interface ErasureList {
  /** 32 bytes, the same ones always; made with the first use. */
  key(): Promise<Uint8Array>;
  /** Durable when it resolves; an entry whose request is listed already is left out. */
  add(entry: ErasureListEntry): Promise<void>;
  entries(): Promise<ErasureListEntry[]>;
}

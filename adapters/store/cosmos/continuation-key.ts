import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../../core/shared/clock.port.ts';
import { storeUnavailable } from '../store.errors.ts';
import { toItem } from './cosmos-item.ts';
import type { DocumentReads } from './document-reads.ts';
import type { DocumentWrites } from './document-writes.ts';
import { SYSTEM_TENANT } from './system-tenant.ts';

const KEY = { tenantId: SYSTEM_TENANT, scope: 'secrets', id: 'continuation' };
const KEY_BYTES = 32;
const KeyBody = z.object({ key: z.base64() });

interface ContinuationKeyOptions {
  reads: Pick<DocumentReads, 'read'>;
  writes: DocumentWrites;
  clock: Clock;
}

/** What continuations are signed with: made by whichever process needs it first, asked for once by each. */
export function createContinuationKey({ reads, writes, clock }: ContinuationKeyOptions): () => Promise<Uint8Array> {
  let known: Promise<Uint8Array> | undefined;

  async function fetchKey(): Promise<Uint8Array> {
    const stored = (await reads.read(KEY)) ?? (await createKey());
    return Buffer.from(KeyBody.parse(stored.body).key, 'base64');
  }

  async function createKey(): Promise<{ body: unknown }> {
    const body = { key: randomBytes(KEY_BYTES).toString('base64') };
    const result = await writes.create(toItem({ ...KEY, kind: 'secret', body }, clock.now().getTime()));
    if (result.ok) return { body };
    const theirs = await reads.read(KEY);
    if (!theirs) throw storeUnavailable('its own documents are being written');
    return theirs;
  }

  return () => {
    known ??= fetchKey().catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
}

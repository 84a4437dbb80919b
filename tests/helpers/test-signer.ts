import { createSigner, newSigningKey } from '../../adapters/signing/index.ts';
import type { Signer } from '../../core/signing/index.ts';

/** @returns the real signer on a key of its own */
export function createTestSigner(since = '2026-01-01T00:00:00.000Z'): Signer {
  const key = newSigningKey(new Date(since));
  return createSigner({ keys: async () => [await key] });
}

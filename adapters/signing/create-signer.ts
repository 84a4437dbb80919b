import { CompactSign, importJWK } from 'jose';
import { canonicalJson } from '../../core/shared/canonical-json.ts';
import type { SignedKind, Signer } from '../../core/signing/index.ts';
import { publicPart, type SigningKey } from './signing-key.ts';

/** Signs with the first of the keys. They are asked for each time, for they may have been rotated. */
export function createSigner({ keys }: { keys: () => Promise<readonly SigningKey[]> }): Signer {
  return {
    async sign(kind, payload) {
      const [present] = await keys();
      if (present?.d === undefined) throw new TypeError('The first signing key has no private part.');
      const { kty, crv, x, d, kid } = present;
      return new CompactSign(new TextEncoder().encode(canonicalJson(payload)))
        .setProtectedHeader({ alg: 'EdDSA', kid, typ: typeOf(kind) })
        .sign(await importJWK({ kty, crv, x, d }, 'EdDSA'));
    },
    publicKeys: async () => (await keys()).map(publicPart),
  };
}

/** @returns `typ` of the header; each kind has its own, so that none passes for another */
export function typeOf(kind: SignedKind): string {
  return `kollegan-${kind}+jws`;
}

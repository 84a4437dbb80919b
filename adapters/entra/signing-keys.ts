import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey, type RemoteJWKSetOptions } from 'jose';
import { z } from 'zod';
import { keysUnavailable } from './entra.errors.ts';

export interface SigningKeysOptions {
  metadataUrl: string;
  fetch: typeof globalThis.fetch;
  /** Between two readings of the keys because of a key that is not known: a flood of bad tokens must not be passed on. */
  cooldownMs: number;
}

export interface SigningKeys {
  /** @throws ENTRA.KEYS_UNAVAILABLE */
  key(): Promise<JWTVerifyGetKey>;
  /** The issuer that a key may sign for, where the keys say it (Entra's do); `{tenantid}` stands for any tenant. */
  issuerOf(keyId: string): string | undefined;
}

const Metadata = z.object({ jwks_uri: z.url({ protocol: /^https$/ }) });
const Key = z.object({ kid: z.string(), issuer: z.string().optional() });

const TIMEOUT_MS = 5_000;
/** Microsoft's own libraries read anew after 12 h; keys are published days before their first use. */
const MAX_AGE_MS = 12 * 3_600_000;

/** The keys that a service of Microsoft signs with, read when first needed and again when they change. */
export function createSigningKeys({ metadataUrl, fetch, cooldownMs }: SigningKeysOptions): SigningKeys {
  let opened: Promise<ReturnType<typeof createRemoteJWKSet>> | undefined;
  let known: ReturnType<typeof createRemoteJWKSet> | undefined;

  async function open(): Promise<ReturnType<typeof createRemoteJWKSet>> {
    const response = await fetch(metadataUrl, { signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'error' });
    const { jwks_uri: address } = Metadata.parse(await response.json());
    const options: RemoteJWKSetOptions = {
      timeoutDuration: TIMEOUT_MS,
      cooldownDuration: cooldownMs,
      cacheMaxAge: MAX_AGE_MS,
      [customFetch]: fetch,
    };
    known = createRemoteJWKSet(new URL(address), options);
    return known;
  }

  return {
    async key() {
      opened ??= open().catch(() => {
        opened = undefined;
        throw keysUnavailable();
      });
      return opened;
    },
    issuerOf(keyId) {
      const keys = (known?.jwks()?.keys ?? []).flatMap((key) => Key.safeParse(key).data ?? []);
      return keys.find(({ kid }) => kid === keyId)?.issuer;
    },
  };
}

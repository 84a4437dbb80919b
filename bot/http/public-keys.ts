import type { Signer } from '../../core/signing/index.ts';
import type { Routes } from './routes.ts';

const PATH = '/.well-known/kollegan-keys.json';

/** Serves the public keys (RFC 7517) to anybody: who holds a receipt or a proof of ours needs no account to check it. */
export function createPublicKeys({ signer }: { signer: Pick<Signer, 'publicKeys'> }): Routes {
  return {
    register(server) {
      server.get(PATH, async (_request, response) => {
        const keys = (await signer.publicKeys()).map((key) => ({ ...key, use: 'sig', alg: 'EdDSA' }));
        response.send(200, { keys });
      });
    },
  };
}

import type { TokenCredential } from '@azure/service-bus';
import { createFileAnchor } from '../adapters/audit-anchor/index.ts';
import type { EmbeddedConfig, ProductionConfig } from '../adapters/config/index.ts';
import type { HeadAnchor } from '../core/audit/index.ts';

/** Where signed heads lie outside: a folder, or on Azure a container of blobs that nobody can change. */
export function openAnchor(
  config: Pick<ProductionConfig, 'auditAnchorUrl'> | Pick<EmbeddedConfig, 'auditAnchorDir'>,
  credential?: TokenCredential,
): HeadAnchor {
  if ('auditAnchorDir' in config) return createFileAnchor({ folder: config.auditAnchorDir });
  let opened: Promise<HeadAnchor> | undefined;
  const anchor = () => {
    opened ??= openBlobs(config.auditAnchorUrl, credential);
    return opened;
  };
  return {
    publish: async (head) => (await anchor()).publish(head),
    heads: async (...of) => (await anchor()).heads(...of),
  };
}

/** Its client takes 0.4 s and 40 MB to load, and is needed once an hour. */
async function openBlobs(url: string, credential: TokenCredential | undefined): Promise<HeadAnchor> {
  if (!credential) throw new TypeError('The container of the anchored heads is reached by identity only.');
  const { createBlobAnchor } = await import('../adapters/audit-anchor/create-blob-anchor.ts');
  return createBlobAnchor({ url, credential });
}

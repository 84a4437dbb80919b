import type { TokenCredential } from '@azure/service-bus';
import { ContainerClient } from '@azure/storage-blob';
import type { AnchoredHead, HeadAnchor } from '../../core/audit/index.ts';
import { anchorUnavailable } from './anchor.errors.ts';

export interface BlobAnchorOptions {
  /** Of the container, such as `https://account.blob.core.windows.net/audit-heads`. */
  url: string;
  credential: TokenCredential;
  /** Tries of one call beyond the first; 3 by default. */
  retries?: number;
}

/**
 * Signed heads as blobs of a container whose immutability policy lets them be made and read, but neither changed nor
 * removed. A head is also in its blob's metadata, so that a list brings them all.
 * Source: Put Blob with If-None-Match, 409 BlobAlreadyExists (412 where a proxy answers); List Blobs, include=metadata.
 * @throws `ANCHOR.UNAVAILABLE`
 */
export function createBlobAnchor({ url, credential, retries = 3 }: BlobAnchorOptions): HeadAnchor {
  const container = new ContainerClient(url, credential, { retryOptions: { maxTries: retries + 1 } });

  return {
    async publish(head) {
      const name = `${prefixOf(head.tenantId)}${String(head.size).padStart(15, '0')}-${head.root}.jws`;
      try {
        await container.getBlockBlobClient(name).upload(head.head, Buffer.byteLength(head.head), {
          conditions: { ifNoneMatch: '*' },
          blobHTTPHeaders: { blobContentType: 'application/jose' },
          metadata: { head: head.head },
        });
      } catch (error) {
        const status = statusOf(error);
        if (status !== 409 && status !== 412) throw anchorUnavailable(status);
      }
    },
    async heads(tenantId, latest) {
      const heads: AnchoredHead[] = [];
      const prefix = prefixOf(tenantId);
      try {
        for await (const { name, metadata } of container.listBlobsFlat({ prefix, includeMetadata: true })) {
          const [, size, root] = /^(\d{15})-([0-9a-f]{64})\.jws$/.exec(name.slice(prefix.length)) ?? [];
          if (size === undefined || root === undefined) continue;
          heads.push({ tenantId, size: Number(size), root, head: metadata?.['head'] ?? '' });
        }
      } catch (error) {
        throw anchorUnavailable(statusOf(error));
      }
      return latest === undefined ? heads : heads.slice(-latest);
    },
  };
}

/** Numbers of one length: blobs are listed in the order of their names, so the largest is the last. */
function prefixOf(tenantId: string): string {
  return `${encodeURIComponent(tenantId)}/`;
}

function statusOf(error: unknown): number | undefined {
  const status: unknown = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' ? status : undefined;
}

import { createHash } from 'node:crypto';
import type { DocumentKey } from '../../../core/storage/index.ts';

/**
 * Cosmos DB forbids `/ \ ? #` in an id and more than 1,023 bytes; ids of conversations have both. A hash of the whole
 * key has neither, and is unique in the container, whatever a service does with a key of two levels.
 */
export function itemId({ tenantId, scope, id }: DocumentKey): string {
  return createHash('sha256')
    .update(JSON.stringify([tenantId, scope, id]))
    .digest('base64url');
}

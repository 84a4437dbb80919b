import { reservedTenant } from './cosmos.errors.ts';

/** Where the store keeps what is its own. No tenant of Entra has such an id. */
export const SYSTEM_TENANT = '$kollegan';

/** @throws `STORE.RESERVED_TENANT` */
export function checkTenant(tenantId: string): void {
  if (tenantId === SYSTEM_TENANT) throw reservedTenant();
}

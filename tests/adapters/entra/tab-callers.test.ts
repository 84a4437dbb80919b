import { createTabCallers, type TokenVerdict } from '../../../adapters/entra/index.ts';

const expiresAt = new Date('2026-10-05T09:00:00.000Z');

function callerOf(roles: string[], more: { tenantId?: string | null; userId?: string | null } = {}) {
  const token = { tenantId: 'tenant-1', userId: 'anna', roles, expiresAt, ...more };
  return createTabCallers(async (): Promise<TokenVerdict> => ({ ok: true, token }))('token');
}

it('has the roles that the product knows', async () => {
  expect(await callerOf(['Compliance', 'Admin', 'Superuser'])).toEqual({
    tenantId: 'tenant-1',
    personId: 'anna',
    name: '',
    roles: ['Admin', 'Compliance'],
    expiresAt,
    host: 'teams',
  });
});

it('is a Member without any', async () => {
  expect(await callerOf([])).toMatchObject({ roles: ['Member'] });
  expect(await callerOf(['Superuser'])).toMatchObject({ roles: ['Member'] });
});

it('is nobody without a person, a tenant or a good token', async () => {
  expect(await callerOf([], { userId: null })).toBeNull();
  expect(await callerOf([], { tenantId: null })).toBeNull();
  expect(await createTabCallers(async () => ({ ok: false, reason: 'expired' }))('token')).toBeNull();
});

import { createStoredSettings, DEFAULT_TENANT_SETTINGS, TenantSettings } from '../../../core/settings/index.ts';
import { useCoreWorld } from '../../helpers/core-world.ts';
import { TENANT } from '../../helpers/meeting-steps.ts';

const world = useCoreWorld();

function parse(overrides: Record<string, unknown>) {
  return TenantSettings.safeParse({ ...DEFAULT_TENANT_SETTINGS, ...overrides });
}

describe('settings', () => {
  it('are the defaults of the installation where a tenant has set none', async () => {
    const settings = createStoredSettings({ store: world.store, defaults: DEFAULT_TENANT_SETTINGS });

    expect(await settings.settingsOf(TENANT)).toEqual(DEFAULT_TENANT_SETTINGS);
    expect(parse({}).success).toBe(true);
  });

  it('are what the tenant stored, and nobody else’s', async () => {
    const own: TenantSettings = { ...DEFAULT_TENANT_SETTINGS, language: 'da', timeZone: 'Europe/Copenhagen' };
    await world.store.create({ tenantId: TENANT, scope: 'settings', id: 'tenant', kind: 'settings', body: own });
    const settings = createStoredSettings({ store: world.store, defaults: DEFAULT_TENANT_SETTINGS });

    expect(await settings.settingsOf(TENANT)).toEqual(own);
    expect(await settings.settingsOf('tenant-2')).toEqual(DEFAULT_TENANT_SETTINGS);
  });

  it('that were stored in another shape are an error that says where to look', async () => {
    const body = { ...DEFAULT_TENANT_SETTINGS, timeZone: 'Europe/Atlantis' };
    await world.store.create({ tenantId: TENANT, scope: 'settings', id: 'tenant', kind: 'settings', body });
    const settings = createStoredSettings({ store: world.store, defaults: DEFAULT_TENANT_SETTINGS });

    await expect(settings.settingsOf(TENANT)).rejects.toMatchObject({
      code: 'SETTINGS.UNREADABLE',
      fate: 'dead-letter',
    });
  });

  it.each([
    { timeZone: 'America/New_York' },
    { consentCap: 'none' },
    { retention: { plusDays: 1, juridikYears: 30 } },
    { nudge: { after: 'P2D', from: '00:00', to: '24:00' } },
    { nudge: { after: 'PT0S', from: '08:30', to: '12:00' } },
  ])('may be %j', (overrides) => {
    expect(parse(overrides).success).toBe(true);
  });

  // Each of these would make dates or reminders of all the tenant's meetings impossible.
  it.each([
    { timeZone: 'Europe/Atlantis' },
    { timeZone: '' },
    { language: 'fi' },
    { consentCap: 'all' },
    { retention: { plusDays: 0, juridikYears: 7 } },
    { retention: { plusDays: 30.5, juridikYears: 7 } },
    { retention: { plusDays: 30, juridikYears: 31 } },
    { nudge: { after: '48 hours', from: '08:00', to: '17:00' } },
    { nudge: { after: '', from: '08:00', to: '17:00' } },
    { nudge: { after: '-PT48H', from: '08:00', to: '17:00' } },
    { nudge: { after: 'PT48H', from: '8', to: '17:00' } },
    { nudge: { after: 'PT48H', from: '08:00', to: '24:01' } },
    { nudge: { after: 'PT48H', from: '17:00', to: '08:00' } },
    { nudge: { after: 'PT48H', from: '08:00', to: '08:00' } },
  ])('may not be %j', (overrides) => {
    expect(parse(overrides).success).toBe(false);
  });
});

import type { DocumentStore } from '../storage/index.ts';
import { settingsUnreadable } from './settings.errors.ts';
import { type SettingsReader, TenantSettings } from './tenant-settings.ts';

/** Settings as the tenant stored them, over the defaults of the installation. Throws `SETTINGS.UNREADABLE`. */
export function createStoredSettings({
  store,
  defaults,
}: {
  store: DocumentStore;
  defaults: TenantSettings;
}): SettingsReader {
  return {
    async settingsOf(tenantId) {
      const document = await store.read({ tenantId, scope: 'settings', id: 'tenant' });
      if (!document) return defaults;
      const settings = TenantSettings.safeParse(document.body);
      if (!settings.success) throw settingsUnreadable(settings.error);
      return settings.data;
    },
  };
}

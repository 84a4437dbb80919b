import { DEFAULT_TENANT_SETTINGS, type SettingsReader, type TenantSettings } from '../../core/settings/index.ts';

/** Settings that a test changes while meetings go on. */
export interface TestSettings extends SettingsReader {
  set(settings: Partial<TenantSettings>): void;
}

export function createTestSettings(): TestSettings {
  let settings = DEFAULT_TENANT_SETTINGS;
  return {
    settingsOf: async () => settings,
    set: (changed) => {
      settings = { ...settings, ...changed };
    },
  };
}

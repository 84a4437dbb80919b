export { createSettingsEditor, type SettingsEditor } from './change-settings.ts';
export { createStoredSettings } from './stored-settings.ts';
export { type Controller, DEFAULT_TENANT_SETTINGS, type SettingsReader, TenantSettings } from './tenant-settings.ts';

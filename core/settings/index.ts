export { createSettingsEditor, type SettingsEditor } from './change-settings.ts';
export { type PeriodsSince, periodsOf, shortestSince } from './promised-periods.ts';
export { createStoredSettings } from './stored-settings.ts';
export {
  type Controller,
  DEFAULT_TENANT_SETTINGS,
  type SettingsReader,
  TenantSettings,
} from './tenant-settings.ts';

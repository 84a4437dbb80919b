export { createSettingsEditor, type SettingsEditor } from './change-settings.ts';
export { type PeriodsSince, periodsOf, shortestSince } from './promised-periods.ts';
export { createStoredSettings } from './stored-settings.ts';
export {
  type Controller,
  DEFAULT_TENANT_SETTINGS,
  type SavedTimeMeasurement,
  type SettingsReader,
  TenantSettings,
  type TimedMeetings,
} from './tenant-settings.ts';

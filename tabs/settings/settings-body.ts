import type { Settings, SettingsBody } from '../../core/contracts/api/settings.api.ts';

/** What is sent back when settings are changed; what is left out stays as it is. */
export function bodyOf(settings: Settings): SettingsBody {
  const { timeZone, language, consentCap, consentCeiling, retention, nudge, legalBasis, controller } = settings;
  return { timeZone, language, consentCap, consentCeiling, retention, nudge, legalBasis, controller };
}

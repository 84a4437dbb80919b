import type { Language } from '../../../core/shared/language.ts';
import type { ComplianceTexts } from './sv.ts';

const LOADERS: Record<Language, () => Promise<ComplianceTexts>> = {
  sv: async () => (await import('./sv.ts')).sv,
  nb: async () => (await import('./nb.ts')).nb,
  da: async () => (await import('./da.ts')).da,
  en: async () => (await import('./en.ts')).en,
};

export function loadComplianceTexts(language: Language): Promise<ComplianceTexts> {
  return LOADERS[language]();
}

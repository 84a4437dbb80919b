import type { Language } from '../../core/shared/language.ts';
import { LANGUAGES } from './languages.ts';

export type ThemeName = 'light' | 'dark' | 'contrast';

/** What a person has chosen on this device; null follows Teams or the system. */
export interface Preferences {
  language: Language | null;
  theme: ThemeName | null;
}

const KEY = 'kollegan.preferences';
const THEMES: readonly ThemeName[] = ['light', 'dark', 'contrast'];

/** Storage may be off in a frame; then nothing was chosen. */
export function readPreferences(): Preferences {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    const { language, theme } = Object(stored);
    return {
      language: LANGUAGES.find((each) => each === language) ?? null,
      theme: THEMES.find((each) => each === theme) ?? null,
    };
  } catch {
    return { language: null, theme: null };
  }
}

export function writePreferences(preferences: Preferences): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(preferences));
  } catch {
    // It holds until the page is left.
  }
}

/** What is chosen in the tab holds in the side panel beside it. @returns what ends it */
export function onPreferencesElsewhere(tell: (preferences: Preferences) => void): () => void {
  const changed = ({ key }: StorageEvent) => {
    if (key === KEY) tell(readPreferences());
  };
  window.addEventListener('storage', changed);
  return () => window.removeEventListener('storage', changed);
}

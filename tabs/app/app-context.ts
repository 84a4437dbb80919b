import { createContext, use } from 'react';
import type { Session } from '../../core/contracts/api/session.api.ts';
import type { Language } from '../../core/shared/language.ts';
import type { CallApi } from '../api/call-api.ts';
import type { Texts } from '../locales/texts.ts';
import type { Format } from './format.ts';
import type { Host } from './the-host.ts';

/** What every screen stands on. */
export interface AppContext {
  call: CallApi;
  getToken: () => Promise<string | null>;
  session: Session;
  texts: Texts;
  language: Language;
  format: Format;
  host: Host;
  /** Says something to everyone: seen as a quiet notice and read out. */
  tell: (message: string, intent?: 'success' | 'info' | 'warning' | 'error') => void;
}

export const AppContextObject = createContext<AppContext | null>(null);

export function useApp(): AppContext {
  const context = use(AppContextObject);
  if (context === null) throw new TypeError('useApp is for what stands inside the app');
  return context;
}

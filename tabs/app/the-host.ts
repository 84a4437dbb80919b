import type { Language } from '../../core/shared/language.ts';
import type { ThemeName } from './preferences.ts';

/** What the page stands in: Teams, or a browser of its own. */
export interface Host {
  name: 'teams' | 'browser';
  language: Language | null;
  theme: ThemeName;
  /** The chat that the tab belongs to; null outside a chat. */
  chatId: string | null;
  /** The narrow panel beside a running meeting. */
  isSidePanel: boolean;
  /** Where a deep link of Teams wants to go. */
  subPage: string | null;
  onTheme(listener: (theme: ThemeName) => void): () => void;
  /** A token for single sign-on, asked for anew each time: Teams keeps them. Null outside Teams. */
  getToken(): Promise<string | null>;
  /** Makes Save in Teams' own dialog add the tab. */
  configure(tab: { name: string; url: string }): Promise<void>;
}

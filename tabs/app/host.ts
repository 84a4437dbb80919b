import type { Language } from '../../core/shared/language.ts';
import { languageOf } from '../locales/load-texts.ts';
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

/** TeamsJS is only fetched where there is a Teams to talk to. */
export async function connectHost(): Promise<Host> {
  if (window.parent === window) return browserHost();
  try {
    const { connectTeams } = await import('./teams-host.ts');
    return await connectTeams();
  } catch {
    return browserHost();
  }
}

function browserHost(): Host {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const contrast = window.matchMedia('(prefers-contrast: more)');
  const theme = (): ThemeName => {
    if (contrast.matches) return 'contrast';
    return dark.matches ? 'dark' : 'light';
  };
  return {
    name: 'browser',
    language: languageOf(navigator.languages),
    theme: theme(),
    chatId: null,
    isSidePanel: false,
    subPage: null,
    onTheme(listener) {
      const tell = () => listener(theme());
      dark.addEventListener('change', tell);
      contrast.addEventListener('change', tell);
      return () => {
        dark.removeEventListener('change', tell);
        contrast.removeEventListener('change', tell);
      };
    },
    getToken: () => Promise.resolve(null),
    configure: () => Promise.resolve(),
  };
}

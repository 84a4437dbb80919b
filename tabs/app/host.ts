import { languageOf } from '../locales/load-texts.ts';
import type { ThemeName } from './preferences.ts';
import type { Host } from './the-host.ts';

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

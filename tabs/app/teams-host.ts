import { app, authentication, pages } from '@microsoft/teams-js';
import { languageOf } from '../locales/load-texts.ts';
import type { ThemeName } from './preferences.ts';
import type { Host } from './the-host.ts';

const THEMES: Readonly<Record<string, ThemeName>> = {
  default: 'light',
  light: 'light',
  dark: 'dark',
  contrast: 'contrast',
  glass: 'dark',
};
/** Whoever frames us and is not Teams does not answer. */
const INITIALIZE_MS = 5_000;

/** Throws when what frames the page is no Teams. */
export async function connectTeams(): Promise<Host> {
  await within(INITIALIZE_MS, app.initialize());
  const context = await app.getContext();
  app.notifyAppLoaded();
  app.notifySuccess();
  return {
    name: 'teams',
    language: languageOf([context.app.locale]),
    theme: THEMES[context.app.theme] ?? 'light',
    chatId: context.chat?.id ?? context.channel?.id ?? null,
    isSidePanel: context.page.frameContext === 'sidePanel',
    subPage: context.page.subPageId || null,
    onTheme(listener) {
      let listens = true;
      app.registerOnThemeChangeHandler((theme) => {
        if (listens) listener(THEMES[theme] ?? 'light');
      });
      return () => {
        listens = false;
      };
    },
    getToken: () => authentication.getAuthToken(),
    async configure({ name, url }) {
      pages.config.registerOnSaveHandler((event) => {
        pages.config
          .setConfig({ suggestedDisplayName: name, entityId: 'kollegan-decisions', contentUrl: url, websiteUrl: url })
          .then(
            () => event.notifySuccess(),
            () => event.notifyFailure(),
          );
      });
      pages.config.setValidityState(true);
    },
  };
}

function within<Value>(ms: number, work: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new TypeError('No answer from Teams')), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

import { FluentProvider, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useEffect, useMemo, useState } from 'react';
import type { Language } from '../../core/shared/language.ts';
import { languageOf, loadTexts } from '../locales/load-texts.ts';
import type { Texts } from '../locales/texts.ts';
import { onPreferencesElsewhere, readPreferences, type ThemeName, writePreferences } from './preferences.ts';
import { SignedIn } from './SignedIn.tsx';
import { SignInGate } from './SignInGate.tsx';
import { createSignIn } from './sign-in.ts';
import type { Host } from './the-host.ts';
import { THEMES } from './themes.ts';

const useStyles = makeStyles({
  page: { minHeight: '100vh', backgroundColor: tokens.colorNeutralBackground2 },
  wait: { display: 'grid', placeItems: 'center', minHeight: '100vh' },
});

/** Language and theme first; then who is there; then the screens. */
export function App({ host }: { host: Host }) {
  const styles = useStyles();
  const [preferences, setPreferences] = useState(readPreferences);
  const [hostTheme, setHostTheme] = useState<ThemeName>(host.theme);
  const [tenantLanguage, setTenantLanguage] = useState<Language | null>(null);
  const signIn = useMemo(() => createSignIn(host), [host]);
  const language = preferences.language ?? host.language ?? tenantLanguage ?? languageOf(navigator.languages) ?? 'sv';
  const texts = useTexts(language);
  const theme = preferences.theme ?? hostTheme;

  useEffect(() => host.onTheme(setHostTheme), [host]);
  useEffect(() => onPreferencesElsewhere(setPreferences), []);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  const choose = (chosen: typeof preferences) => {
    writePreferences(chosen);
    setPreferences(chosen);
  };

  return (
    <FluentProvider theme={THEMES[theme]} style={{ colorScheme: theme === 'light' ? 'light' : 'dark' }}>
      <div className={styles.page}>
        {texts === null ? (
          <div className={styles.wait}>
            <Spinner />
          </div>
        ) : (
          <SignInGate host={host} signIn={signIn} texts={texts}>
            {(session, way) => (
              <SignedIn
                {...{ host, session, texts, language, preferences, ...way }}
                getToken={signIn.getToken}
                onPreferences={choose}
                onSession={() => setTenantLanguage(session.language)}
              />
            )}
          </SignInGate>
        )}
      </div>
    </FluentProvider>
  );
}

function useTexts(language: Language): Texts | null {
  const [texts, setTexts] = useState<Texts | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void loadTexts(language).then((loaded) => {
      if (isCurrent) setTexts(loaded);
    });
    return () => {
      isCurrent = false;
    };
  }, [language]);
  return texts;
}

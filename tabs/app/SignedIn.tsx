import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { Session } from '../../core/contracts/api/session.api.ts';
import type { Language } from '../../core/shared/language.ts';
import { createCallApi } from '../api/call-api.ts';
import { ProblemError } from '../api/problem-error.ts';
import type { Texts } from '../locales/texts.ts';
import { type AppContext, AppContextObject } from './app-context.ts';
import { createFormat } from './format.ts';
import { LiveProvider } from './LiveProvider.tsx';
import { Notices } from './Notices.tsx';
import type { Preferences } from './preferences.ts';
import { Shell } from './Shell.tsx';
import type { Host } from './the-host.ts';
import { useNotice } from './use-notice.ts';

export interface SignedInProps {
  host: Host;
  getToken: () => Promise<string | null>;
  session: Session;
  signOut: () => void;
  onUnauthenticated: () => void;
  texts: Texts;
  language: Language;
  preferences: Preferences;
  onPreferences: (preferences: Preferences) => void;
  onSession: () => void;
}

/** Everything that needs to know who is there. */
export function SignedIn(props: SignedInProps) {
  const { host, getToken, session, signOut, onUnauthenticated, texts, language, preferences } = props;
  const { onPreferences, onSession } = props;
  const { notice, tell, close } = useNotice();
  const queryClient = useMemo(createQueryClient, []);
  const call = useMemo(() => createCallApi({ getToken, onUnauthenticated }), [getToken, onUnauthenticated]);
  const context = useMemo<AppContext>(
    () => ({
      call,
      getToken,
      session,
      texts,
      language,
      format: createFormat(language, session.timeZone, session.today),
      host,
      tell,
    }),
    [call, getToken, session, texts, language, host, tell],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once for each session, not for each new function.
  useEffect(onSession, [session]);

  return (
    <QueryClientProvider client={queryClient}>
      <AppContextObject value={context}>
        <LiveProvider>
          <Shell {...{ preferences, onPreferences, signOut }} />
        </LiveProvider>
        <Notices notice={notice} close={texts.app.close} onClose={close} />
      </AppContextObject>
    </QueryClientProvider>
  );
}

const RETRIES = 2;

/** What is shown is kept fresh by events, so nothing is asked again by the clock. */
function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        retry: (count, error) => count < RETRIES && error instanceof ProblemError && error.problem.status >= 500,
      },
      mutations: { retry: false },
    },
  });
}

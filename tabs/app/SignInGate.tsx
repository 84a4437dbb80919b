import { Button, makeStyles, Spinner, Text, Title2, tokens } from '@fluentui/react-components';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import type { Session, SignInWays } from '../../core/contracts/api/session.api.ts';
import { createCallApi } from '../api/call-api.ts';
import { ProblemError } from '../api/problem-error.ts';
import type { Texts } from '../locales/texts.ts';
import { ErrorNotice } from '../parts/ErrorNotice.tsx';
import { PracticeTag } from '../parts/PracticeTag.tsx';
import type { SignIn } from './sign-in.ts';
import type { Host } from './the-host.ts';

interface SignInGateProps {
  host: Host;
  signIn: SignIn;
  texts: Texts;
  children: (session: Session, way: { signOut: () => void; onUnauthenticated: () => void }) => ReactNode;
}

type State =
  | { at: 'looking' }
  | { at: 'choosing'; ways: SignInWays }
  | { at: 'outside' }
  | { at: 'in'; session: Session }
  | { at: 'failed'; error: unknown };

const useStyles = makeStyles({
  page: { display: 'grid', placeItems: 'center', minHeight: '100vh', padding: tokens.spacingHorizontalL },
  box: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxWidth: '420px', width: '100%' },
  people: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    listStyle: 'none',
    padding: 0,
    margin: 0,
  },
  person: { width: '100%', justifyContent: 'space-between', minWidth: 0 },
});

/** Shows the screens to somebody who is signed in, and else the way in. */
export function SignInGate({ host, signIn, texts, children }: SignInGateProps) {
  const styles = useStyles();
  const [state, setState] = useState<State>({ at: 'looking' });

  const look = useCallback(async () => {
    try {
      setState(await find(host, signIn));
    } catch (error) {
      setState({ at: 'failed', error });
    }
  }, [host, signIn]);
  useEffect(() => void look(), [look]);

  const signOut = useCallback(() => {
    signIn.forget();
    void look();
  }, [signIn, look]);

  const onUnauthenticated = useCallback(() => {
    signIn.expire();
    void look();
  }, [signIn, look]);

  if (state.at === 'in') return children(state.session, { signOut, onUnauthenticated });
  return (
    <main className={styles.page}>
      <div className={styles.box}>
        {state.at === 'looking' && <Spinner label={texts.app.loading} />}
        {state.at === 'failed' && <ErrorNotice error={state.error} texts={texts} onRetry={() => void look()} />}
        {state.at === 'outside' && (
          <>
            <Title2 as="h1">{texts.signIn.openInTeams}</Title2>
            <Text>{texts.signIn.openInTeamsLead}</Text>
          </>
        )}
        {state.at === 'choosing' && (
          <>
            <div>
              <PracticeTag words={texts.signIn.practice} />
            </div>
            <Title2 as="h1">{texts.signIn.title}</Title2>
            <Text>{texts.signIn.lead}</Text>
            <ul className={styles.people}>
              {state.ways.people.map(({ id, name, roles }) => (
                <li key={id}>
                  <Button
                    size="large"
                    className={styles.person}
                    onClick={() =>
                      void signIn.choose(id).then(look, (error: unknown) => setState({ at: 'failed', error }))
                    }
                  >
                    <span>{name}</span>
                    <Text size={200}>{roles.map((role) => texts.signIn.roles[role]).join(', ')}</Text>
                  </Button>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </main>
  );
}

async function find(host: Host, signIn: SignIn): Promise<State> {
  const ways = await signIn.ways();
  if (ways.host === 'teams' && host.name !== 'teams') return { at: 'outside' };
  if (ways.host === 'embedded' && (await signIn.getToken()) === null && !(await signIn.resume())) {
    return { at: 'choosing', ways };
  }
  const call = createCallApi({ getToken: signIn.getToken, onUnauthenticated: () => undefined });
  try {
    return { at: 'in', session: await call('session.read', {}) };
  } catch (error) {
    const isUnknown = error instanceof ProblemError && error.problem.status === 401;
    if (ways.host === 'embedded' && isUnknown) return { at: 'choosing', ways };
    throw error;
  }
}

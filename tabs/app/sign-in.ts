import type { SignInWays } from '../../core/contracts/api/session.api.ts';
import { createCallApi } from '../api/call-api.ts';
import { localProblem, ProblemError } from '../api/problem-error.ts';
import type { Host } from './the-host.ts';

/** How the calls of this page get their token. */
export interface SignIn {
  /** Null: nobody is signed in. */
  getToken: () => Promise<string | null>;
  ways: () => Promise<SignInWays>;
  /** Only where the people of the Playground are to choose from. */
  choose: (personId: string) => Promise<void>;
  /** @returns whether the person chosen before in this window could be signed in again */
  resume: () => Promise<boolean>;
  /** The token holds no longer; who was chosen is kept. */
  expire: () => void;
  forget: () => void;
}

const KEY = 'kollegan.person';
/** Asked for anew this long before it ends. */
const MARGIN_MS = 60_000;

/** Keeps the token in memory alone; who was chosen is kept for this window, so that a reload does not ask again. */
export function createSignIn(host: Host): SignIn {
  const call = createCallApi({ getToken: () => Promise.resolve(null), onUnauthenticated: () => undefined });
  let signedIn: { token: string; expiresAt: number } | null = null;

  async function choose(personId: string): Promise<void> {
    const { token, expiresAt } = await call('session.signIn', { body: { personId } });
    signedIn = { token, expiresAt: Date.parse(expiresAt) };
    remember(personId);
  }

  async function getToken(): Promise<string | null> {
    if (host.name === 'teams' && signedIn === null) return teamsToken(host);
    if (signedIn !== null && signedIn.expiresAt - MARGIN_MS < Date.now()) await resume();
    return signedIn?.token ?? null;
  }

  async function resume(): Promise<boolean> {
    const personId = remembered();
    signedIn = null;
    if (personId === null) return false;
    return choose(personId).then(
      () => true,
      () => false,
    );
  }

  return {
    getToken,
    choose,
    resume,
    ways: () => call('session.ways', {}),
    expire() {
      signedIn = null;
    },
    forget() {
      signedIn = null;
      remember(null);
    },
  };
}

async function teamsToken(host: Host): Promise<string | null> {
  try {
    return await host.getToken();
  } catch {
    throw new ProblemError(localProblem('TABS.SIGN_IN', 401));
  }
}

function remembered(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function remember(personId: string | null): void {
  try {
    if (personId === null) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, personId);
  } catch {
    // The choice holds until the page is left.
  }
}

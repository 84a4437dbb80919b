import { AuthError } from '@azure/msal-node';
import { AppError } from '../../core/shared/app-error.ts';

/** OAuth errors by which Entra says that it does not accept who we are, whatever is asked for. */
const REFUSALS = new Set([
  'invalid_client',
  'unauthorized_client',
  'invalid_request',
  'invalid_scope',
  'access_denied',
]);

/** Only what cannot hold a secret or a person: the OAuth word and Entra's number; never its message. */
function traceOf({ errorCode, errorMessage }: AuthError): string {
  const word = /^[a-z0-9_]{1,60}$/i.test(errorCode) ? errorCode : 'none';
  const [number = 'no number'] = /AADSTS\d{4,9}/.exec(errorMessage) ?? [];
  return `(${word}, ${number})`;
}

/** @returns the coded error of anything that MSAL threw. The cause is left out: it can hold the request. */
export function entraError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (!(error instanceof AuthError)) return unavailable('');
  if (!REFUSALS.has(error.errorCode)) return unavailable(` ${traceOf(error)}`);
  return new AppError({
    code: 'ENTRA.CREDENTIAL_REFUSED',
    // Worth another try, since an administrator can put it right while the work waits.
    fate: 'retry',
    message: `Microsoft Entra ID refused the app. Check that the app registration has consent, and that its secret or certificate is the current one. ${traceOf(error)}`,
  });
}

/** Entra answered, but with nothing that can be used. */
export function noUsableToken(): AppError {
  return unavailable(' (an answer without a token or without its expiry)');
}

function unavailable(trace: string): AppError {
  const message = `Microsoft Entra ID gave no token. The next try asks again.${trace}`;
  return new AppError({ code: 'ENTRA.UNAVAILABLE', fate: 'retry', message });
}

export function noCredential(): AppError {
  const message = 'No credential for Microsoft Entra ID. Configure a managed identity, a certificate or a secret.';
  return new AppError({ code: 'ENTRA.NO_CREDENTIAL', fate: 'tell-person', message });
}

export function badCertificate(): AppError {
  const message = 'The certificate of the app is not a PEM text with a private key and its certificate.';
  return new AppError({ code: 'ENTRA.BAD_CERTIFICATE', fate: 'tell-person', message });
}

export function noDelegation(): AppError {
  const message =
    'A managed identity cannot act for a person. Give the tabs an app registration that trusts the managed identity.';
  return new AppError({ code: 'ENTRA.NO_DELEGATION', fate: 'tell-person', message });
}

export function keysUnavailable(): AppError {
  const message = 'The signing keys of Microsoft could not be read, so a token could not be checked. Try again.';
  return new AppError({ code: 'ENTRA.KEYS_UNAVAILABLE', fate: 'retry', message, retryAfterMs: 5_000 });
}

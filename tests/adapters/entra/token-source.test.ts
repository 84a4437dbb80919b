import { inspect } from 'node:util';
import type { TokenCredential } from '@azure/service-bus';
import {
  chooseCredential,
  createTokenSource,
  type EntraCredential,
  type TokenSource,
} from '../../../adapters/entra/index.ts';
import { APP_ID, type LocalEntra, readPem, SECRET, startEntra, TENANT_ID } from './entra.fixture.ts';

const GRAPH = 'https://graph.microsoft.com/.default';
const BUS = 'https://servicebus.azure.net/.default';
const IDENTITY = '77777777-7777-4777-8777-777777777777';

async function errorOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => {
      throw new Error('the call was expected to fail');
    },
    (error: unknown) => error,
  );
}

describe('createTokenSource', () => {
  let entra: LocalEntra;
  beforeEach(async () => {
    entra = await startEntra();
  });
  afterEach(() => entra.close());

  const sourceWith = (credential: EntraCredential): TokenSource =>
    createTokenSource({
      identity: { tenantId: TENANT_ID, clientId: APP_ID, credential },
      fetch: entra.fetch,
      timeoutMs: 2_000,
    });
  const withSecret = (): TokenSource => sourceWith({ kind: 'secret', secret: SECRET });

  it('asks once with a secret, and answers from the cache as long as the token is good', async () => {
    const { app, azure } = withSecret();

    const [first, second, other] = [await app.getToken(GRAPH), await app.getToken([GRAPH]), await azure.getToken(BUS)];

    expect([first.token, second.token, other.token]).toEqual([`app:${GRAPH}:1`, `app:${GRAPH}:1`, `app:${BUS}:2`]);
    expect(first.expiresOnTimestamp - Date.now()).toBeGreaterThan(3_000_000);
    expect(entra.requests).toHaveLength(2);
  });

  it('sends one request for callers that come at the same time', async () => {
    let open = (): void => undefined;
    entra.gate = new Promise((resolve) => {
      open = resolve;
    });
    const { app } = withSecret();

    const all = Promise.all([app.getToken(GRAPH), app.getToken(GRAPH), app.getToken(GRAPH)]);
    open();

    expect(new Set((await all).map(({ token }) => token)).size).toBe(1);
    expect(entra.requests).toHaveLength(1);
  });

  it('signs with a certificate, and sends no secret', async () => {
    const { app } = sourceWith({ kind: 'certificate', pem: readPem('first') });

    const { token } = await app.getToken(GRAPH);

    expect(token).toBe(`app:${GRAPH}:1`);
    expect(entra.requests[0]?.fields['client_secret']).toBeUndefined();
  });

  it('is refused with the certificate of another', async () => {
    const { app } = sourceWith({ kind: 'certificate', pem: readPem('second') });

    expect(await errorOf(app.getToken(GRAPH))).toMatchObject({ code: 'ENTRA.CREDENTIAL_REFUSED', fate: 'retry' });
  });

  it.each(['nonsense', '-----BEGIN PRIVATE KEY-----\nx\n-----END PRIVATE KEY-----'])(
    'does not start with a certificate such as %j',
    (pem) => {
      expect(() => sourceWith({ kind: 'certificate', pem })).toThrow(
        expect.objectContaining({ code: 'ENTRA.BAD_CERTIFICATE' }),
      );
    },
  );

  it('fits the credential that the SDKs of Azure take', async () => {
    const credential: TokenCredential = withSecret().azure;

    expect((await credential.getToken([BUS]))?.token).toBe(`app:${BUS}:1`);
  });

  it('asks anew after a cut connection', async () => {
    const { app } = withSecret();
    entra.answers.push('cut');

    expect(await errorOf(app.getToken(GRAPH))).toMatchObject({ code: 'ENTRA.UNAVAILABLE', fate: 'retry' });
    expect((await app.getToken(GRAPH)).token).toBe(`app:${GRAPH}:2`);
  });

  it('leaves Entra alone for a while when it is out of order', async () => {
    const { app } = withSecret();
    entra.answers.push([503, { error: 'temporarily_unavailable', error_description: 'AADSTS90033' }]);

    const failed = [await errorOf(app.getToken(GRAPH)), await errorOf(app.getToken(GRAPH))];

    expect(failed.map((error) => (error as Error).message)).toEqual([
      expect.stringContaining('AADSTS90033'),
      expect.stringContaining('AADSTS90033'),
    ]);
    expect(entra.requests).toHaveLength(1);
  });

  it('never shows the secret, the certificate or what Entra said in an error', async () => {
    const secret = await errorOf(sourceWith({ kind: 'secret', secret: 'outdated-secret' }).app.getToken(GRAPH));
    const certificate = await errorOf(sourceWith({ kind: 'certificate', pem: readPem('second') }).app.getToken(GRAPH));
    entra.answers.push('cut');
    const cut = await errorOf(withSecret().app.getToken(GRAPH));
    const shown = [secret, certificate, cut].map((error) => inspect(error, { depth: 9, showHidden: true })).join('\n');

    expect(secret).toMatchObject({ message: expect.stringContaining('AADSTS7000215') });
    expect(shown).not.toMatch(/outdated-secret|the-secret-that-must-not-show|PRIVATE KEY|Trace ID|eyJ/);
  });

  it('acts for a person, one exchange for each assertion', async () => {
    const { onBehalfOf } = withSecret();
    const scopes = ['https://graph.microsoft.com/User.Read'];

    const anna = await onBehalfOf('anna', scopes);
    const again = await onBehalfOf('anna', scopes);
    const bjorn = await onBehalfOf('bjorn', scopes);

    expect(anna).toMatchObject({ outcome: 'token', token: { token: 'delegated:anna:1' } });
    expect(again).toEqual(anna);
    expect(bjorn).toMatchObject({ outcome: 'token', token: { token: 'delegated:bjorn:2' } });
  });

  it('forgets the person who was away longest', async () => {
    const { onBehalfOf } = createTokenSource({
      identity: { tenantId: TENANT_ID, clientId: APP_ID, credential: { kind: 'secret', secret: SECRET } },
      fetch: entra.fetch,
      mostPeople: 2,
    });

    for (const person of ['anna', 'bjorn', 'anna', 'cilla', 'anna', 'bjorn']) await onBehalfOf(person, ['User.Read']);

    expect(entra.requests.map(({ fields }) => fields['assertion'])).toEqual(['anna', 'bjorn', 'cilla', 'bjorn']);
  });

  it('says when the person has to be asked, and what for', async () => {
    const { onBehalfOf } = withSecret();
    const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
    entra.answers.push([400, { error: 'interaction_required', error_description: 'AADSTS50079: x', claims }]);
    entra.answers.push([
      400,
      { error: 'invalid_grant', suberror: 'consent_required', error_description: 'AADSTS65001' },
    ]);
    entra.answers.push([400, { error: 'invalid_grant', error_description: 'AADSTS500133: expired' }]);

    expect(await onBehalfOf('anna', ['User.Read'])).toEqual({ outcome: 'interaction-needed', claims });
    expect(await onBehalfOf('anna', ['User.Read'])).toEqual({ outcome: 'interaction-needed', claims: null });
    expect(await onBehalfOf('anna', ['User.Read'])).toEqual({ outcome: 'interaction-needed', claims: null });
  });

  it('says that it may not act for a person when the app itself is refused', async () => {
    const { onBehalfOf } = sourceWith({ kind: 'secret', secret: 'outdated' });

    expect(await errorOf(onBehalfOf('anna', ['User.Read']))).toMatchObject({ code: 'ENTRA.CREDENTIAL_REFUSED' });
  });
});

describe('a managed identity of App Service', () => {
  const before = { ...process.env };
  let entra: LocalEntra;
  // MSAL keeps the endpoint it found for the life of the process, so all tests share one.
  beforeAll(async () => {
    entra = await startEntra();
    process.env['IDENTITY_ENDPOINT'] = `${entra.url}/msi/token`;
    process.env['IDENTITY_HEADER'] = 'app-service-header';
  });
  beforeEach(() => {
    entra.requests.length = 0;
  });
  afterAll(async () => {
    process.env = before;
    await entra.close();
  });

  const sourceOf = (clientId: string): TokenSource =>
    createTokenSource({
      identity: { tenantId: TENANT_ID, clientId, credential: { kind: 'managed-identity', clientId: IDENTITY } },
      fetch: entra.fetch,
    });

  it('speaks for itself to the services of Azure', async () => {
    const { token } = await sourceOf(APP_ID).azure.getToken(BUS);

    expect(token).toBe('from-managed-identity:https://servicebus.azure.net');
    expect(entra.requests.map(({ fields }) => fields['client_id'])).toEqual([IDENTITY]);
  });

  it('vouches for the app registration in place of a secret, also for a person', async () => {
    const { app, onBehalfOf } = sourceOf(APP_ID);

    const { token } = await app.getToken(GRAPH);
    const delegated = await onBehalfOf('anna', ['User.Read']);

    expect(token).toMatch(/^app:https:\/\/graph/);
    expect(delegated).toMatchObject({ outcome: 'token' });
    expect(entra.requests.map(({ fields }) => fields['client_secret'])).not.toContain(expect.anything());
  });

  it('is the bot itself where the bot is registered as it, and then acts for nobody else', async () => {
    const { app, azure, onBehalfOf } = sourceOf(IDENTITY);

    expect((await app.getToken('https://api.botframework.com/.default')).token).toMatch(/^from-managed-identity:/);
    expect(azure).toBe(app);
    expect(await errorOf(onBehalfOf('anna', []))).toMatchObject({ code: 'ENTRA.NO_DELEGATION', fate: 'tell-person' });
  });
});

describe('chooseCredential', () => {
  const all = { managedIdentityClientId: 'i', certificatePem: 'p', clientSecret: 's' };

  it('takes the best that there is', () => {
    expect(chooseCredential(all)).toEqual({ kind: 'managed-identity', clientId: 'i' });
    expect(chooseCredential({ ...all, managedIdentityClientId: '' })).toEqual({ kind: 'certificate', pem: 'p' });
    expect(chooseCredential({ clientSecret: 's' })).toEqual({ kind: 'secret', secret: 's' });
    expect(() => chooseCredential({})).toThrow(expect.objectContaining({ code: 'ENTRA.NO_CREDENTIAL' }));
  });
});

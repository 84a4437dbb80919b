import { exportSPKI, SignJWT } from 'jose';
import {
  createTokenValidator,
  TOKEN_RULES,
  type TokenKind,
  type TokenRefusal,
  type TokenVerdict,
  type ValidateToken,
} from '../../../adapters/entra/index.ts';
import { createTestClock, MINUTE } from '../../helpers/test-clock.ts';
import { APP_ID, TENANT_ID } from './entra.fixture.ts';
import { type LocalSigner, makeKey, startSigner } from './signer.fixture.ts';

const clock = createTestClock();
const now = Math.floor(clock.now().getTime() / 1_000);
const OTHER_TENANT = '66666666-6666-4666-8666-666666666666';
const ANNA = '11111111-1111-4111-8111-111111111111';
const GRAPH_SENDER = '0bf30f3b-4a52-48df-9a82-234910c4a086';
const V2 = `https://login.microsoftonline.com/${TENANT_ID}/v2.0`;

type Claims = Record<string, unknown>;
const TIMES: Claims = { iat: now, nbf: now, exp: now + 3_600 };

/** A good token of every kind. */
const GOOD: Readonly<Record<TokenKind, Claims>> = {
  tab: {
    ...TIMES,
    iss: V2,
    aud: APP_ID,
    tid: TENANT_ID,
    oid: ANNA,
    azp: 'teams',
    scp: 'openid access_as_user',
    roles: ['Admin'],
  },
  'graph-notification': {
    ...TIMES,
    iss: `https://sts.windows.net/${TENANT_ID}/`,
    aud: APP_ID,
    tid: TENANT_ID,
    appid: GRAPH_SENDER,
  },
  'call-callback': { ...TIMES, iss: 'https://api.botframework.com', aud: APP_ID, tid: TENANT_ID },
  bot: { ...TIMES, iss: 'https://api.botframework.com', aud: APP_ID, serviceurl: 'https://smba.trafficmanager.net/' },
};
const KINDS = Object.keys(GOOD) as TokenKind[];

describe('createTokenValidator', () => {
  let signer: LocalSigner;
  beforeEach(async () => {
    signer = await startSigner();
  });
  afterEach(() => signer.close());

  const validatorOf = (kind: TokenKind, keyCooldownMs = 0): ValidateToken =>
    createTokenValidator({
      kind,
      appId: APP_ID,
      tenantIds: [TENANT_ID.toUpperCase()],
      clock,
      fetch: signer.fetch,
      keyCooldownMs,
    });

  async function verdictOn(kind: TokenKind, claims: Claims): Promise<TokenVerdict> {
    return validatorOf(kind)(await signer.sign(claims));
  }
  const refused = (reason: TokenRefusal): TokenVerdict => ({ ok: false, reason });

  it('tells who a person in a tab is and what they may do', async () => {
    expect(await verdictOn('tab', GOOD.tab)).toEqual({
      ok: true,
      token: { tenantId: TENANT_ID, userId: ANNA, roles: ['Admin'], expiresAt: new Date((now + 3_600) * 1_000) },
    });
  });

  it.each(KINDS)('accepts a good token of a %s, and reads the keys where its rule says', async (kind) => {
    const verdict = await verdictOn(kind, GOOD[kind]);

    expect(verdict.ok).toBe(true);
    expect(signer.reads).toEqual([new URL(TOKEN_RULES[kind].metadataUrl).pathname, '/keys']);
  });

  it('accepts notifications with a v2 token as well', async () => {
    const { appid, ...claims } = GOOD['graph-notification'];

    expect(await verdictOn('graph-notification', { ...claims, iss: V2, azp: appid })).toMatchObject({ ok: true });
  });

  describe.each(KINDS)('refuses a %s', (kind) => {
    const good = GOOD[kind];

    it.each<[string, Claims, TokenRefusal]>([
      ['that has expired', { exp: now - 301 }, 'expired'],
      ['that is not valid yet', { nbf: now + 301 }, 'not-yet-valid'],
      ['for another app', { aud: OTHER_TENANT }, 'audience'],
      ['for no app', { aud: undefined }, 'claims'],
      ['from another issuer', { iss: 'https://login.example.com/' }, 'issuer'],
      ['without an issuer', { iss: undefined }, 'claims'],
      ['that never expires', { exp: undefined }, 'claims'],
      ['without a beginning', { nbf: undefined }, 'claims'],
    ])('%s', async (_name, change, reason) => {
      expect(await verdictOn(kind, { ...good, ...change })).toEqual(refused(reason));
    });

    it('that another key has signed', async () => {
      const forger = await makeKey('forger');
      const forged = await new SignJWT(good).setProtectedHeader({ alg: 'RS256', kid: 'key-0' }).sign(forger.privateKey);

      expect(await validatorOf(kind)(forged)).toEqual(refused('signature'));
    });

    it('whose claims were changed', async () => {
      const [header, , signature] = (await signer.sign(good)).split('.');
      const payload = Buffer.from(JSON.stringify({ ...good, exp: now + 99_999 })).toString('base64url');

      expect(await validatorOf(kind)(`${header}.${payload}.${signature}`)).toEqual(refused('signature'));
    });

    it('that is not signed, or with the public key as a password', async () => {
      const key = await signer.rotate();
      const password = new TextEncoder().encode(await exportSPKI(key.publicKey));
      const payload = Buffer.from(JSON.stringify(good)).toString('base64url');
      const header = Buffer.from(JSON.stringify({ alg: 'none', kid: key.kid })).toString('base64url');
      const confused = await new SignJWT(good).setProtectedHeader({ alg: 'HS256', kid: key.kid }).sign(password);
      const validate = validatorOf(kind);

      expect(await validate(`${header}.${payload}.`)).toEqual(refused('algorithm'));
      expect(await validate(confused)).toEqual(refused('algorithm'));
      expect(signer.reads).toEqual([]);
    });

    it.each(['', 'x', 'a.b.c', 'e30.e30.e30'])('that is %j', async (text) => {
      expect(await validatorOf(kind)(text)).toMatchObject({ ok: false });
      expect(signer.reads).toEqual([]);
    });
  });

  it.each<TokenKind>(['tab', 'graph-notification', 'call-callback'])('refuses a %s of another tenant', async (kind) => {
    const good = GOOD[kind];
    const theirs = { ...good, tid: OTHER_TENANT, iss: String(good['iss']).replace(TENANT_ID, OTHER_TENANT) };

    expect(await verdictOn(kind, theirs)).toEqual(refused('tenant'));
    expect(await verdictOn(kind, { ...good, tid: undefined })).toEqual(refused('claims'));
  });

  it.each<[string, TokenKind, Claims, TokenRefusal]>([
    ['a tab token whose tenant and issuer differ', 'tab', { iss: V2.replace(TENANT_ID, OTHER_TENANT) }, 'issuer'],
    ['a v1 token in a tab', 'tab', { iss: `https://sts.windows.net/${TENANT_ID}/` }, 'issuer'],
    ['a token for another permission', 'tab', { scp: 'access_as_user_too' }, 'scope'],
    ['an app that acts for no person', 'tab', { scp: undefined }, 'scope'],
    ['a tab token without the person', 'tab', { oid: undefined }, 'claims'],
    ['roles that are not a list', 'tab', { roles: 'Admin' }, 'claims'],
    ['a notification of another app', 'graph-notification', { appid: APP_ID }, 'sender'],
    ['a notification of nobody', 'graph-notification', { appid: undefined }, 'sender'],
    ['a notification whose azp is another app', 'graph-notification', { azp: APP_ID }, 'sender'],
    ['a call callback that Entra issued', 'call-callback', { iss: V2 }, 'issuer'],
    ['a bot token that Entra issued', 'bot', { iss: V2 }, 'issuer'],
  ])('refuses %s', async (_name, kind, change, reason) => {
    expect(await verdictOn(kind, { ...GOOD[kind], ...change })).toEqual(refused(reason));
  });

  it('allows clocks to differ by five minutes', async () => {
    expect(await verdictOn('tab', { ...GOOD.tab, exp: now - 299 })).toMatchObject({ ok: true });
    expect(await verdictOn('tab', { ...GOOD.tab, nbf: now + 299 })).toMatchObject({ ok: true });
  });

  it('goes by the clock that it is given', async () => {
    const later = createTestClock(clock.iso());
    const validate = createTokenValidator({
      kind: 'tab',
      appId: APP_ID,
      tenantIds: [TENANT_ID],
      clock: later,
      fetch: signer.fetch,
    });
    const token = await signer.sign(GOOD.tab);

    const before = await validate(token);
    later.advance(66 * MINUTE);

    expect([before.ok, await validate(token)]).toEqual([true, refused('expired')]);
  });

  it('refuses a key that Entra keeps for the tokens of others', async () => {
    await signer.rotate({ issuer: `https://login.microsoftonline.com/${OTHER_TENANT}/v2.0` });

    expect(await verdictOn('tab', GOOD.tab)).toEqual(refused('issuer'));
  });

  it('follows the keys when they change, and does not know a key that is not published', async () => {
    const validate = validatorOf('tab');
    const before = await validate(await signer.sign(GOOD.tab));
    await signer.rotate();
    const after = await validate(await signer.sign(GOOD.tab));
    await signer.rotate({ publish: false });
    const unknown = await validate(await signer.sign(GOOD.tab));

    expect([before.ok, after.ok, unknown]).toEqual([true, true, refused('unknown-key')]);
    expect(signer.reads.filter((path) => path !== '/keys')).toHaveLength(1);
  });

  it('does not pass a flood of unknown keys on', async () => {
    const validate = validatorOf('tab', 60_000);
    await validate(await signer.sign(GOOD.tab));
    const flood = [...Array(20).keys()].map((n) => signer.sign(GOOD.tab, { kid: `made-up-${n}` }));

    const verdicts = await Promise.all((await Promise.all(flood)).map(validate));

    expect(verdicts).toEqual(Array(20).fill(refused('unknown-key')));
    expect(signer.reads.filter((path) => path === '/keys')).toHaveLength(1);
  });

  it.each<[string, (signer: LocalSigner) => void]>([
    ['out of order', (broken) => Object.assign(broken, { health: 'down' })],
    ['not to be reached', (broken) => Object.assign(broken, { health: 'cut' })],
    ['at an address that is not safe', (broken) => Object.assign(broken, { metadata: { jwks_uri: 'http://x/keys' } })],
  ])('says that it cannot tell while the keys are %s, and can again afterwards', async (_name, spoil) => {
    const validate = validatorOf('tab');
    const token = await signer.sign(GOOD.tab);
    spoil(signer);

    await expect(validate(token)).rejects.toMatchObject({ code: 'ENTRA.KEYS_UNAVAILABLE', fate: 'retry' });
    Object.assign(signer, { health: 'up', metadata: undefined });
    expect(await validate(token)).toMatchObject({ ok: true });
  });

  it('goes on with the keys that it has while no new ones can be read', async () => {
    const validate = validatorOf('tab', 60_000);
    const token = await signer.sign(GOOD.tab);
    await validate(token);
    signer.health = 'down';

    expect(await validate(token)).toMatchObject({ ok: true });
  });
});

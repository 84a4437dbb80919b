import { BOT_APP_ID, type BotHost, startBotHost } from './bot-host.ts';
import { type Claims, goodClaims, startTokenIssuer, type TokenIssuer } from './token-issuer.ts';

const HOUR_S = 3_600;

let issuer: TokenIssuer;
let host: BotHost;
let good: Claims;
let now: number;
let print: jest.SpyInstance[];

beforeAll(async () => {
  issuer = await startTokenIssuer();
  host = await startBotHost({ openIdMetadataUrl: issuer.openIdMetadataUrl });
  good = goodClaims({ appId: BOT_APP_ID, serviceUrl: host.teams.serviceUrl });
  now = Number(good['iat']);
});
afterAll(async () => {
  await host.stop();
  await issuer.close();
});
beforeEach(() => {
  // The SDK prints some refusals by itself.
  print = (['error', 'warn', 'log'] as const).map((level) => jest.spyOn(console, level).mockReturnValue());
});
afterEach(() => jest.restoreAllMocks());

/** Someone says "join" under this token. */
function join(token: string | null, activity: Claims = {}) {
  const complete = host.prepared({ type: 'message', text: '/kollegan join', ...activity });
  return post(token, { ...complete, ...activity });
}

function post(token: string | null, activity: unknown) {
  const authorization = token === null ? {} : { authorization: token };
  return host.post(JSON.stringify(activity), { 'content-type': 'application/json', ...authorization });
}

describe('a request that Teams signed', () => {
  it('is answered, and the turn runs', async () => {
    const host = await startBotHost();

    const answer = await host.deliver({ type: 'message', text: '/kollegan join' });

    expect(answer.status).toBe(200);
    expect((await host.meeting()).status).toBe('active');
    expect(print.flatMap(({ mock }) => mock.calls)).toEqual([]);
    await host.stop();
  });

  it('may have a clock five minutes apart', async () => {
    const claims = { ...good, nbf: now + 200, exp: now + HOUR_S };

    const answer = await join(`Bearer ${issuer.token(claims)}`, { text: '/kollegan help' });

    expect(answer.status).toBe(200);
  });
});

describe('a request that Teams did not sign', () => {
  const bearer = (make: () => string) => () => `Bearer ${make()}`;
  const without = (name: string) => Object.fromEntries(Object.entries(good).filter(([key]) => key !== name));
  const cases: { how: string; token: () => string | null; activity?: Claims }[] = [
    { how: 'has no header', token: () => null },
    { how: 'has an empty header', token: () => '' },
    { how: 'has no token', token: () => 'Bearer' },
    { how: 'has garbage for a token', token: () => 'Bearer garbage' },
    { how: 'has three parts of garbage', token: () => 'Bearer a.b.c' },
    {
      how: 'has JSON that ends too soon',
      token: () => `Bearer ${Buffer.from('{"alg":"RS256"').toString('base64url')}.e30.x`,
    },
    { how: 'has another scheme', token: () => `Basic ${issuer.token(good)}` },
    { how: 'has the token twice', token: () => `Bearer ${issuer.token(good)} ${issuer.token(good)}` },
    { how: 'names a key that nobody published', token: bearer(() => issuer.token(good, { kid: 'unknown' })) },
    { how: 'names no key', token: bearer(() => issuer.token(good, { header: { kid: undefined } })) },
    { how: 'is signed by someone else under a known key', token: bearer(() => issuer.forged(good)) },
    {
      how: 'is signed with "none"',
      token: bearer(() => issuer.token(good, { header: { alg: 'none' }, sign: () => '' })),
    },
    { how: 'is signed with the public key as a secret', token: bearer(() => issuer.confused(good)) },
    {
      how: 'was changed after it was signed',
      token: bearer(() => swapClaims(issuer.token(good), { ...good, aud: 'other' })),
    },
    { how: 'is for another bot', token: bearer(() => issuer.token({ ...good, aud: 'another-app' })) },
    { how: 'is for no bot', token: bearer(() => issuer.token(without('aud'))) },
    { how: 'is from another issuer', token: bearer(() => issuer.token({ ...good, iss: 'https://evil.example' })) },
    { how: 'has expired', token: bearer(() => issuer.token({ ...good, nbf: now - 2 * HOUR_S, exp: now - HOUR_S })) },
    {
      how: 'is not valid yet',
      token: bearer(() => issuer.token({ ...good, nbf: now + HOUR_S, exp: now + 2 * HOUR_S })),
    },
    {
      how: 'is for another service address',
      token: bearer(() => issuer.token({ ...good, serviceurl: 'https://evil.example' })),
    },
    {
      how: 'is for the address but for a slash',
      token: bearer(() => issuer.token({ ...good, serviceurl: `${good['serviceurl']}/` })),
    },
    { how: 'is for no service address', token: bearer(() => issuer.token(without('serviceurl'))) },
    { how: 'is of a key that may not speak for Teams', token: bearer(() => issuer.token(good, { kid: 'webchat' })) },
    { how: 'comes from the emulator', token: bearer(() => issuer.token(good)), activity: { channelId: 'emulator' } },
    { how: 'comes from another channel', token: bearer(() => issuer.token(good)), activity: { channelId: 'webchat' } },
    {
      how: 'comes from an app service extension',
      token: bearer(() => issuer.token(good)),
      activity: { channelId: 'AseChannel' },
    },
    { how: 'is an emulator token under a key of Teams', token: bearer(() => issuer.token(emulatorClaims())) },
    { how: 'is a token between bots', token: bearer(() => issuer.token({ ...good, ver: '1.0', appid: 'some-bot' })) },
  ];

  it.each(cases)('is refused without a word when it $how', async ({ token, activity }) => {
    const before = { written: await host.everything(), sent: host.teams.lastSent() };

    const answer = await join(token(), activity);

    expect(answer.status).toBe(401);
    expect(answer.body).toEqual({
      code: expect.stringMatching(/^(HTTP|TEAMS)\.UN/),
      detail: 'This address only answers Microsoft Teams.',
      reference: expect.any(String),
    });
    expect({ written: await host.everything(), sent: host.teams.lastSent() }).toEqual(before);
  });

  it('cannot have its answers sent elsewhere by naming another address', async () => {
    const answer = await join(`Bearer ${issuer.token(good)}`, { serviceUrl: 'http://127.0.0.1:9/elsewhere' });

    expect(answer.status).toBe(401);
  });

  it('cannot go without an address under a good token', async () => {
    const { serviceUrl: _left, ...activity } = host.prepared({ type: 'message', text: '/kollegan join' });

    const answer = await post(`Bearer ${issuer.token(good)}`, activity);

    expect(answer.status).toBe(400);
    expect(await host.everything()).toEqual([]);
  });

  it('is written down without the token', async () => {
    const token = issuer.forged(good);
    host.world.logger.lines.length = 0;

    await join(`Bearer ${token}`);

    expect(JSON.stringify(host.world.logger.lines)).not.toContain(token.split('.')[2]);
    expect(host.world.logger.lines).toContainEqual(
      expect.objectContaining({ fields: expect.objectContaining({ code: 'TEAMS.UNAUTHORIZED' }) }),
    );
  });

  /** Tokens of the Bot Framework Emulator name no service address, so nothing would hold the answers here. */
  function emulatorClaims(): Claims {
    const iss = 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/';
    return { ...without('serviceurl'), iss, ver: '1.0', appid: BOT_APP_ID };
  }
});

describe('when the keys of Teams cannot be read', () => {
  it('nobody is let in, and Teams may try again', async () => {
    const lonely = await startBotHost({ openIdMetadataUrl: 'http://127.0.0.1:9/metadata' });

    const answer = await lonely.deliver({ type: 'message', text: '/kollegan join' });

    expect(answer.status).toBe(503);
    expect(answer.body).toMatchObject({ code: 'TEAMS.KEYS_UNAVAILABLE' });
    expect(answer.text).not.toContain('127.0.0.1');
    expect(await lonely.everything()).toEqual([]);
    await lonely.stop();
  });
});

function swapClaims(token: string, claims: Claims): string {
  const [header, , signature] = token.split('.');
  return [header, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
}

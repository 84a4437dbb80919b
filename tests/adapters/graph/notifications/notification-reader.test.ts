import { inspect } from 'node:util';
import { createTokenValidator } from '../../../../adapters/entra/index.ts';
import { createNotificationReader, type NotificationReaderOptions } from '../../../../adapters/graph/index.ts';
import { createTestClock, HOUR } from '../../../helpers/test-clock.ts';
import { APP_ID, TENANT_ID } from '../../entra/entra.fixture.ts';
import { type LocalSigner, startSigner } from '../../entra/signer.fixture.ts';
import { CLIENT_STATE, DECRYPTION_KEYS, encrypt, SUBSCRIPTION } from './notifications.fixture.ts';

const clock = createTestClock();
const now = Math.floor(clock.now().getTime() / 1_000);
const GRAPH_CLAIMS = {
  iss: `https://sts.windows.net/${TENANT_ID}/`,
  aud: APP_ID,
  tid: TENANT_ID,
  appid: '0bf30f3b-4a52-48df-9a82-234910c4a086',
  nbf: now,
  exp: now + 3_600,
};
const BASIC = {
  subscriptionId: SUBSCRIPTION,
  clientState: CLIENT_STATE,
  tenantId: TENANT_ID,
  changeType: 'created',
  resource: 'users/x/events/1',
  resourceData: { '@odata.etag': 'W/"1"', id: '1' },
};
const CONTENT = { id: 'transcript-1' };

/** A guard as a store would be one, with what it holds in sight. */
function recordingGuard(): NotificationReaderOptions['replayGuard'] & { claimed: Map<string, Date> } {
  const claimed = new Map<string, Date>();
  return {
    claimed,
    async claim(key, until) {
      if (claimed.has(key)) return false;
      claimed.set(key, until);
      return true;
    },
    async release(key) {
      claimed.delete(key);
    },
  };
}

describe('createNotificationReader', () => {
  let signer: LocalSigner;
  let replayGuard = recordingGuard();
  beforeEach(async () => {
    signer = await startSigner();
    replayGuard = recordingGuard();
  });
  afterEach(() => signer.close());

  function reader(options: Partial<NotificationReaderOptions> = {}) {
    const validateToken = createTokenValidator({
      kind: 'graph-notification',
      appId: APP_ID,
      tenantIds: [TENANT_ID],
      clock,
      fetch: signer.fetch,
    });
    return createNotificationReader({
      validateToken,
      clientStateOf: async (id) => (id === SUBSCRIPTION ? CLIENT_STATE : null),
      decryptionKeys: DECRYPTION_KEYS,
      replayGuard,
      clock,
      ...options,
    });
  }
  const rich = (content: unknown = CONTENT) => ({ ...BASIC, encryptedContent: encrypt(content) });
  const token = (change: object = {}): Promise<string> => signer.sign({ ...GRAPH_CLAIMS, ...change });

  it('accepts a notification without data by the secret of its subscription', async () => {
    const { accepted, refused } = await reader()({ value: [BASIC] });

    expect(refused).toEqual([]);
    expect(accepted).toEqual([{ notification: BASIC, content: undefined, key: expect.stringMatching(/^[\w-]{43}$/) }]);
    expect([...replayGuard.claimed.values()]).toEqual([new Date(clock.now().getTime() + 4 * HOUR)]);
  });

  it('decrypts a notification with data that Graph vouches for', async () => {
    const { accepted } = await reader()({ value: [rich()], validationTokens: [await token()] });

    expect(accepted.map(({ content }) => content)).toEqual([CONTENT]);
  });

  it.each<[string, object, string]>([
    ['of another subscription', { subscriptionId: 'x' }, 'unknown-subscription'],
    ['with the wrong secret', { clientState: `${CLIENT_STATE}x` }, 'client-state'],
    ['without the secret', { clientState: undefined }, 'client-state'],
    ['of another tenant', { tenantId: '66666666-6666-4666-8666-666666666666' }, 'tenant'],
    ['without a tenant', { tenantId: undefined }, 'tenant'],
    [
      'for a certificate that is not ours',
      { encryptedContent: { ...encrypt(CONTENT), encryptionCertificateId: 'x' } },
      'unknown-certificate',
    ],
    ['whose data was changed', { encryptedContent: { ...encrypt(CONTENT), data: 'AAAA' } }, 'tampered'],
    ['that does not look like one', { changeType: 'exploded' }, 'malformed'],
  ])('refuses one %s, and takes the one beside it', async (_name, change, reason) => {
    const body = { value: [{ ...rich(), ...change }, rich()], validationTokens: [await token()] };

    const { accepted, refused } = await reader()(body);

    expect(refused).toEqual([{ index: 0, reason }]);
    expect(accepted).toHaveLength(1);
    expect(replayGuard.claimed.size).toBe(1);
  });

  it.each<[string, object]>([
    ['has expired', { exp: now - 3_600 }],
    ['is for another app', { aud: TENANT_ID }],
    ['is of another sender', { appid: APP_ID }],
    ['is of another tenant', { tid: APP_ID, iss: `https://sts.windows.net/${APP_ID}/` }],
  ])('refuses everything when one of the tokens %s', async (_name, change) => {
    const body = { value: [rich(), BASIC], validationTokens: [await token(), await token(change)] };

    const { accepted, refused } = await reader()(body);

    expect(accepted).toEqual([]);
    expect(refused.map(({ reason }) => reason)).toEqual(['token', 'token']);
  });

  it('refuses data that nobody vouches for', async () => {
    expect((await reader()({ value: [rich()] })).refused).toEqual([{ index: 0, reason: 'tenant' }]);
  });

  it('refuses a notification that came before, also in the same body, and takes a new one', async () => {
    const read = reader();
    const validationTokens = [await token()];
    const same = rich();

    const first = await read({ value: [same, same], validationTokens });
    const replayed = await read({ value: [same], validationTokens });
    const next = await read({ value: [rich()], validationTokens });

    expect([first.accepted.length, first.refused]).toEqual([1, [{ index: 1, reason: 'replayed' }]]);
    expect(replayed).toEqual({ accepted: [], refused: [{ index: 0, reason: 'replayed' }] });
    expect(next.accepted).toHaveLength(1);
  });

  it('takes what is said of the subscription itself as often as it comes', async () => {
    const read = reader();
    const missed = { subscriptionId: SUBSCRIPTION, clientState: CLIENT_STATE, lifecycleEvent: 'missed' };

    const both = [await read({ value: [missed] }), await read({ value: [missed] })];

    expect(both.map(({ accepted }) => accepted.length)).toEqual([1, 1]);
    expect((await read({ value: [{ ...missed, clientState: 'x' }] })).accepted).toEqual([]);
  });

  it('takes a repeat of what could not be handed on', async () => {
    const read = reader();
    const [taken] = (await read({ value: [BASIC] })).accepted;
    await replayGuard.release(taken?.key ?? '');

    expect((await read({ value: [BASIC] })).accepted).toEqual([taken]);
  });

  it('claims nothing when it cannot tell, so that the repeat gets through', async () => {
    let isDown = true;
    const clientStateOf = async (id: string): Promise<string> => {
      if (isDown && id === 'second') throw new Error('the store is down');
      return CLIENT_STATE;
    };
    const read = reader({ clientStateOf });
    const body = { value: [BASIC, { ...BASIC, subscriptionId: 'second' }] };

    await expect(read(body)).rejects.toThrow('the store is down');
    isDown = false;

    expect((await read(body)).accepted).toHaveLength(2);
  });

  it('cannot tell while the signing keys cannot be read', async () => {
    const body = { value: [rich()], validationTokens: [await token()] };
    signer.health = 'down';

    await expect(reader()(body)).rejects.toMatchObject({ code: 'ENTRA.KEYS_UNAVAILABLE', fate: 'retry' });
    expect(replayGuard.claimed.size).toBe(0);
  });

  it.each([null, 'x', {}, { value: 'x' }, { value: [], validationTokens: Array(51).fill('x') }])(
    'refuses a body such as %j',
    async (body) => {
      expect(await reader()(body)).toEqual({ accepted: [], refused: [{ index: 0, reason: 'malformed' }] });
    },
  );

  it('shows no key, secret or token in what it returns about a refusal', async () => {
    const validationTokens = [await token({ exp: 1 })];
    const { refused } = await reader()({ value: [rich()], validationTokens });

    expect(inspect(refused)).not.toMatch(/PRIVATE|the-state|eyJ/);
  });
});

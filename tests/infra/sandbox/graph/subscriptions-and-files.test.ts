import { createTestClock } from '../../../helpers/test-clock.ts';
import { type RunningGraph, startGraph } from './local-graph.fixture.ts';

const clock = createTestClock();
const inMinutes = (minutes: number): string => new Date(clock.now().getTime() + minutes * 60_000).toISOString();
const WANTED = {
  changeType: 'created,updated',
  notificationUrl: 'https://kollegan.example/graph',
  lifecycleNotificationUrl: 'https://kollegan.example/lifecycle',
  resource: 'communications/onlineMeetings/getAllTranscripts',
  expirationDateTime: inMinutes(4_320),
};
const ITEM = '/v1.0/drives/d/items';

describe('local Graph: subscriptions and files', () => {
  let graph: RunningGraph;
  beforeEach(async () => {
    graph = await startGraph({ clock });
  });
  afterEach(() => graph.close());

  const { lifecycleNotificationUrl: _url, ...WITHOUT_LIFECYCLE } = WANTED;

  it.each<[string, object, number]>([
    ['for as long as allowed', WANTED, 201],
    ['for a minute more', { ...WANTED, expirationDateTime: inMinutes(4_321) }, 400],
    ['of a calendar for a week', { ...WANTED, resource: 'users/x/events', expirationDateTime: inMinutes(10_080) }, 201],
    ['that has ended', { ...WANTED, expirationDateTime: inMinutes(0) }, 400],
    ['to an address that is not safe', { ...WANTED, notificationUrl: 'http://kollegan.example' }, 400],
    ['to an odd kind of change', { ...WANTED, changeType: 'exploded' }, 400],
    ['for long without a lifecycle address', WITHOUT_LIFECYCLE, 400],
    ['for an hour without one', { ...WITHOUT_LIFECYCLE, expirationDateTime: inMinutes(60) }, 201],
    ['with data but no certificate', { ...WANTED, includeResourceData: true }, 400],
    ['with something that is no certificate', { ...WANTED, encryptionCertificate: 'AAAA' }, 400],
  ])('a subscription %s', async (_name, body, status) => {
    expect((await graph.call('POST', '/v1.0/subscriptions', { body })).status).toBe(status);
  });

  it('changes the time of a subscription and nothing else', async () => {
    const { body } = await graph.call('POST', '/v1.0/subscriptions', { body: WANTED });
    const one = `/v1.0/subscriptions/${String(body['id'])}`;
    const change = async (path: string, fields: object) => (await graph.call('PATCH', path, { body: fields })).status;

    expect([
      await change(one, { expirationDateTime: inMinutes(10) }),
      await change(one, { expirationDateTime: inMinutes(9_999) }),
      await change(one, { notificationUrl: 'https://elsewhere.example' }),
      await change('/v1.0/subscriptions/none', { expirationDateTime: inMinutes(10) }),
    ]).toEqual([200, 400, 400, 404]);
  });

  it('lets no token near an address to upload to, and takes the parts in order', async () => {
    const session = await graph.call('POST', `${ITEM}/root:/a.bin:/createUploadSession`, { body: {} });
    const address = `${graph.url}${new URL(String(session.body['uploadUrl'])).pathname}`;
    const put = async (range: string | null, bytes: number, more: Record<string, string> = {}): Promise<number> => {
      const headers = { 'content-type': 'application/octet-stream', ...(range && { 'content-range': range }), ...more };
      return (await fetch(address, { method: 'PUT', headers, body: Buffer.alloc(bytes) })).status;
    };
    const part = 320 * 1_024;

    expect([
      await put(`bytes 0-${part - 1}/${part + 10}`, part, { authorization: 'Bearer local' }),
      await put(null, part),
      await put(`bytes 0-99/${part + 10}`, 100),
      await put(`bytes 0-${part - 1}/${part + 10}`, part),
      await put(`bytes 0-${part - 1}/${part + 10}`, part),
      await put(`bytes ${part}-${part + 9}/${part + 10}`, 10),
      await put(`bytes ${part}-${part + 9}/${part + 10}`, 10),
    ]).toEqual([401, 400, 400, 202, 416, 201, 404]);
    expect((await fetch(address)).status).toBe(404);
  });

  it('knows the files that were written, in their own drive', async () => {
    const octets = { 'content-type': 'application/octet-stream' };
    const written = await graph.call('PUT', `${ITEM}/root:/a.txt:/content`, { body: 'hej', headers: octets });
    const id = String(written.body['id']);
    const statusOf = async (method: string, path: string, body?: object): Promise<number> =>
      (await graph.call(method, path, { ...(body && { body }) })).status;

    expect([
      await statusOf('GET', `${ITEM}/${id}`),
      await statusOf('GET', `/v1.0/drives/another/items/${id}`),
      await statusOf('GET', `${ITEM}/${id}/content`),
      await statusOf('GET', `${ITEM}/none/content`),
      await statusOf('GET', `/download/d/none`),
      await statusOf('PUT', `${ITEM}/root:/b.txt:/content`),
      await statusOf('POST', `${ITEM}/${id}/createLink`, { type: 'own', recipients: [] }),
      await statusOf('POST', `${ITEM}/none/createLink`, { type: 'view', recipients: [] }),
      await statusOf('POST', `${ITEM}/root:/a.bin:/createUploadSession`, { item: { name: 'x' } }),
    ]).toEqual([200, 404, 302, 404, 404, 400, 400, 404, 400]);
  });

  it('says with a code inside why it forbids', async () => {
    graph.faults.add({
      kind: 'forbidden',
      code: 'Forbidden',
      innerCode: 'SpeakerAttributionNotAllowed',
      message: 'No.',
    });

    const { body } = await graph.call('GET', '/v1.0/users');

    expect(body['error']).toMatchObject({
      code: 'Forbidden',
      message: 'No.',
      innerError: { code: 'SpeakerAttributionNotAllowed' },
    });
  });
});

import { createSubscriptions, expiryOf, renewalDueAt } from '../../../adapters/graph/index.ts';
import { createTestClock } from '../../helpers/test-clock.ts';
import { type RunningGraph, startGraph } from '../../infra/sandbox/graph/local-graph.fixture.ts';
import { readPem } from '../entra/entra.fixture.ts';
import { clientFor } from './adapter.fixture.ts';

const clock = createTestClock();
const WANTED = {
  resource: 'communications/onlineMeetings/getAllTranscripts',
  changeTypes: ['created', 'updated'],
  notificationUrl: 'https://kollegan.example/webhooks/graph',
  lifecycleNotificationUrl: 'https://kollegan.example/webhooks/graph-lifecycle',
  clientState: 'a-secret',
  expiresAt: expiryOf('transcripts', clock.now()),
} as const;

describe('subscriptions of Graph', () => {
  let graph: RunningGraph;
  beforeEach(async () => {
    graph = await startGraph({ clock });
  });
  afterEach(() => graph.close());

  it('are made, renewed and removed', async () => {
    const subscriptions = createSubscriptions(clientFor(graph.url));

    const { id, resource } = await subscriptions.create(WANTED, 'c-1');
    const renewed = await subscriptions.renew(id, new Date('2026-10-06T08:00:00Z'), 'c-1');
    const listed = await subscriptions.list('c-1');
    await subscriptions.remove(id, 'c-1');
    await subscriptions.remove(id, 'c-1');

    expect(resource).toBe(WANTED.resource);
    expect(renewed).toMatchObject({ id, expirationDateTime: '2026-10-06T08:00:00.000Z' });
    expect(listed.map((subscription) => subscription.id)).toEqual([id]);
    expect(await subscriptions.list('c-1')).toEqual([]);
    expect(await subscriptions.renew(id, WANTED.expiresAt, 'c-1')).toBeNull();
  });

  it('carry data for a certificate', async () => {
    const encryption = { certificatePem: readPem('first'), certificateId: 'certificate-1' };

    const { id } = await createSubscriptions(clientFor(graph.url)).create({ ...WANTED, encryption }, 'c-1');
    const kept = await graph.call('GET', '/v1.0/subscriptions');

    expect(kept.body['value']).toEqual([
      expect.objectContaining({ id, includeResourceData: true, encryptionCertificateId: 'certificate-1' }),
    ]);
  });

  it.each<[string, object]>([
    ['that live too long', { expiresAt: new Date(clock.now().getTime() + 4_321 * 60_000) }],
    ['that have ended', { expiresAt: clock.now() }],
    ['with an address that is not safe', { notificationUrl: 'http://kollegan.example' }],
    ['with a secret that is too long', { clientState: 'x'.repeat(129) }],
  ])('%s are refused for good', async (_name, change) => {
    const failed = createSubscriptions(clientFor(graph.url)).create({ ...WANTED, ...change }, 'c-1');

    await expect(failed).rejects.toMatchObject({ code: 'GRAPH.REFUSED', fate: 'dead-letter' });
  });
});

describe('the lifetime of a subscription', () => {
  it.each([
    ['calendar', 10_080],
    ['calendar-with-data', 1_440],
    ['transcripts', 4_320],
    ['chats', 4_320],
  ] as const)('of %s is under %d minutes, and half of it is left when it is renewed', (kind, most) => {
    const expiresAt = expiryOf(kind, clock.now());
    const minutes = (expiresAt.getTime() - clock.now().getTime()) / 60_000;
    const left = (expiresAt.getTime() - renewalDueAt(kind, expiresAt).getTime()) / 60_000;

    expect([minutes, left]).toEqual([most - 10, most / 2]);
  });
});

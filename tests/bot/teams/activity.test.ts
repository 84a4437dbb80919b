import { NotificationJob } from '../../../core/contracts/jobs.ts';
import { useBotHost } from '../bot-host.ts';
import { CHAT, KARIN, TENANT } from '../chat-steps.ts';

const host = useBotHost();

/** A good message with one thing changed. */
function message(overrides: Record<string, unknown>) {
  return host.deliverAsIs({ ...host.prepared({ type: 'message', text: '/kollegan join' }), ...overrides });
}

const conversation = (id: unknown) => ({ conversation: { id, tenantId: TENANT, conversationType: 'groupChat' } });

describe('an activity that lacks what every activity has', () => {
  it.each([
    ['type', undefined],
    ['type', ''],
    ['channelId', undefined],
    ['channelId', 7],
    ['serviceUrl', undefined],
    ['serviceUrl', ''],
    ['serviceUrl', 'no address'],
    ['from', undefined],
    ['from', null],
    ['from', {}],
    ['from', { id: '' }],
    ['recipient', undefined],
    ['recipient', { id: null }],
    ['conversation', undefined],
    ['conversation', { id: 5 }],
    ['text', 5],
    ['text', ['a']],
  ] as const)('is refused: %s = %j', async (field, value) => {
    const answer = await message({ [field]: value });

    expect(answer.status).toBe(400);
    expect(await host.everything()).toEqual([]);
  });

  it('is taken with what only the SDK would stumble over', async () => {
    const answers = [
      await message({ id: 'm1', timestamp: 'no time' }),
      await message({ id: 'm2', localTimestamp: 'no time', expiration: 5 }),
      await message({ id: 'm3', attachments: 'none', locale: 5, membersRemoved: 'x', relatesTo: [] }),
      await message({ id: 'm4', deliveryMode: 'expectReplies' }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  });
});

describe('ids', () => {
  it('are taken up to the length that a job may carry', async () => {
    const id = `19:${'x'.repeat(197)}`;

    const answer = await message(conversation(id));

    expect(answer.status).toBe(200);
    const meeting = await host.meeting(id);
    const document = await host.world.store.read({ tenantId: TENANT, scope: id, id: meeting.id });
    const jobs = (document?.outbox ?? []).flatMap((entry) => (entry.type === 'job' ? [entry.body] : []));
    expect(jobs.length).toBeGreaterThan(0);
    expect(jobs.map((body) => NotificationJob.safeParse({ card: 'consent', ...Object(body) }).success)).not.toContain(
      false,
    );
  });

  it.each([
    ['longer than that', `19:${'x'.repeat(198)}`],
    ['with a control character', '19:a\u0000b'],
    ['with a line break', '19:a\nb'],
    ['with half a character', '19:\ud800'],
    ['with a mark that turns the text', '19:\u202Eab'],
  ])('of a chat are refused: %s', async (_name, id) => {
    const answer = await message(conversation(id));

    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ detail: expect.stringContaining('conversation.id') });
    expect(await host.everything()).toEqual([]);
  });

  it.each([
    ['from', { from: { id: '29:\ud800' } }],
    ['from', { from: { id: '29:a', aadObjectId: 'a\u0000' } }],
    ['id', { id: 'm\u0007' }],
    ['recipient', { recipient: { id: '28:\n' } }],
    ['conversation.tenantId', { conversation: { id: '19:a', tenantId: 'a\u0000' } }],
    ['channelData.tenant', { conversation: { id: '19:a' }, channelData: { tenant: { id: '\ud800' } } }],
  ])('of everything else are refused when they are no ids: %s', async (field, overrides) => {
    const answer = await message(overrides);

    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ detail: expect.stringContaining(field) });
  });

  it('with spaces around are other ids', async () => {
    await message({ ...conversation('19:a'), id: 'm1' });

    const before = await host.everything();
    await message({ ...conversation('19:a '), id: 'm2', text: '/kollegan close' });

    expect(await host.everything()).toEqual(before);
  });
});

describe('the tenant', () => {
  it('is the conversation’s', async () => {
    await message({ conversation: { id: '19:a', tenantId: 'tenant-a' }, channelData: { tenant: { id: 'tenant-b' } } });

    expect(await host.world.store.tenants()).toEqual(['tenant-a']);
  });

  it('is the channel’s where the conversation names none', async () => {
    await message({ conversation: { id: '19:a' }, channelData: { tenant: { id: 'tenant-b' } } });

    expect(await host.world.store.tenants()).toEqual(['tenant-b']);
  });

  it('must be named: what is nobody’s is not handled', async () => {
    const answer = await message({ conversation: { id: '19:a' }, channelData: {} });

    expect(answer.status).toBe(200);
    expect(await host.everything()).toEqual([]);
    expect(host.sent()).toEqual([]);
  });

  it('is never a field of the person', async () => {
    await message({
      from: { id: KARIN.id, aadObjectId: KARIN.aadObjectId, tenantId: 'tenant-c' },
      conversation: { id: '19:a', tenantId: 'tenant-a' },
      tenantId: 'tenant-c',
      value: { tenantId: 'tenant-c' },
    });

    expect(await host.world.store.tenants()).toEqual(['tenant-a']);
  });
});

describe('a meeting that Teams does not name', () => {
  it.each([[{}], [{ id: '' }], [{ id: null }], [null]])('is a chat like others: %j', async (meeting) => {
    const answer = await message({
      channelData: { meeting },
      conversation: { id: CHAT, tenantId: TENANT, name: 'Chatten' },
    });

    expect(answer.status).toBe(200);
    expect(await host.meeting()).toMatchObject({ title: 'Chatten', organizerId: null });
  });
});

describe('an activity without an id', () => {
  it('is handled each time', async () => {
    const { id: _id, ...activity } = host.prepared({ type: 'message', text: '/kollegan help' });

    await host.deliverAsIs(activity);
    await host.deliverAsIs(activity);

    expect(host.sent()).toHaveLength(2);
  });
});

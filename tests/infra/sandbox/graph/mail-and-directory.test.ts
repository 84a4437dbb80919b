import { joinWebUrlOf } from '../../../../infra/sandbox/graph/index.ts';
import { ANNA, BJORN, MAILBOX, PLAN_ID, type RunningGraph, startGraph, TENANT } from './local-graph.fixture.ts';

describe('local Graph: mail, people and meetings', () => {
  let graph: RunningGraph;
  beforeEach(async () => {
    graph = await startGraph();
  });
  afterEach(() => graph.close());

  const message = {
    subject: 'Sammanfattning',
    body: { contentType: 'HTML', content: '<p>Hej</p>' },
    toRecipients: [{ emailAddress: { address: 'anna@contoso.example', name: 'Anna' } }],
    internetMessageHeaders: [{ name: 'X-Kollegan-Key', value: 'k1' }],
  };

  it('accepts a mail with 202 and keeps it', async () => {
    const sent = await graph.call('POST', `/v1.0/users/${MAILBOX}/sendMail`, { body: { message } });

    expect([sent.status, sent.text]).toEqual([202, '']);
    expect(graph.mails()).toEqual([
      expect.objectContaining({
        mailbox: MAILBOX,
        subject: 'Sammanfattning',
        to: [{ address: 'anna@contoso.example', name: 'Anna' }],
        contentType: 'html',
        content: '<p>Hej</p>',
        headers: { 'x-kollegan-key': 'k1' },
        saveToSentItems: true,
      }),
    ]);
  });

  it.each<[string, number, object]>([
    ['no recipient', 400, { ...message, toRecipients: [] }],
    ['a recipient as text', 400, { ...message, toRecipients: ['anna@contoso.example'] }],
    ['a broken address', 400, { ...message, toRecipients: [{ emailAddress: { address: 'anna' } }] }],
    [
      'a header that does not begin with x-',
      400,
      { ...message, internetMessageHeaders: [{ name: 'Kol', value: '1' }] },
    ],
    ['an unknown property', 400, { ...message, colour: 'red' }],
  ])('refuses %s', async (_name, status, refusedMessage) => {
    const refused = await graph.call('POST', `/v1.0/users/${MAILBOX}/sendMail`, { body: { message: refusedMessage } });

    expect(refused.status).toBe(status);
    expect(graph.mails()).toEqual([]);
  });

  it('knows no other mailbox', async () => {
    const refused = await graph.call('POST', '/v1.0/users/nobody@contoso.example/sendMail', { body: { message } });

    expect(refused.status).toBe(404);
  });

  it('lists, filters and reads people', async () => {
    const filter = encodeURIComponent("mail eq 'BJORN@contoso.example'");

    const all = await graph.call('GET', '/v1.0/users?$select=mail');
    const filtered = await graph.call('GET', `/v1.0/users?$filter=${filter}`);
    const one = await graph.call('GET', '/v1.0/users/anna@contoso.example');
    const none = await graph.call('GET', '/v1.0/users/nobody');

    expect(all.body['value']).toEqual(TENANT.users.map(({ id, mail }) => ({ id, mail })));
    expect(filtered.body['value']).toEqual([expect.objectContaining({ id: BJORN })]);
    expect(one.body).toMatchObject({ id: ANNA, displayName: 'Anna Åberg' });
    expect(none.body).toMatchObject({ error: { code: 'Request_ResourceNotFound' } });
  });

  it('reads the plan, the members of a chat and a meeting by its join address', async () => {
    const [chat] = TENANT.chats;
    const joinWebUrl = chat === undefined ? '' : joinWebUrlOf(chat);
    const filter = encodeURIComponent(`JoinWebUrl eq '${joinWebUrl}'`);

    const plan = await graph.call('GET', `/v1.0/planner/plans/${PLAN_ID}`);
    const members = await graph.call('GET', `/v1.0/chats/${encodeURIComponent('19:meeting_1@thread.v2')}/members`);
    const meeting = await graph.call('GET', `/v1.0/users/${ANNA}/onlineMeetings?$filter=${filter}`);
    const unfiltered = await graph.call('GET', `/v1.0/users/${ANNA}/onlineMeetings`);

    expect(plan.body).toMatchObject({ id: PLAN_ID, owner: TENANT.groupId });
    expect((members.body['value'] as { userId: string }[]).map(({ userId }) => userId)).toEqual([ANNA, BJORN]);
    expect(meeting.body['value']).toEqual([
      expect.objectContaining({ joinWebUrl, chatInfo: expect.objectContaining({ threadId: chat?.id }) }),
    ]);
    expect(unfiltered.status).toBe(400);
  });
});

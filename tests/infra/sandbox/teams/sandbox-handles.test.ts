import { once } from 'node:events';
import WebSocket from 'ws';
import { call } from './http.ts';
import { useSandbox } from './use-sandbox.ts';

describe('the sandbox', () => {
  const room = useSandbox();

  describe('ordered faults', () => {
    const order = (fault: object) => call('POST', `${room.sandbox.url}/_sandbox/faults`, fault);

    it('fail as often as ordered, with the time to wait', async () => {
      await order({ match: { method: 'POST', pathPattern: '/activities$' }, status: 429, times: 2, retryAfter: 3 });
      const send = () => room.connector('POST', `${room.chatPath()}/activities`, { type: 'message', text: 'Hej' });

      const answers = [await send(), await send(), await send()];

      expect(answers.map(({ status }) => status)).toEqual([429, 429, 201]);
      expect(answers[0]?.headers.get('retry-after')).toBe('3');
    });

    it('can take effect and lose only the answer', async () => {
      const before = room.sandbox.sentLog.last();
      await order({ match: { bodyIncludes: 'Försvinner' }, status: 502, 'after-write': true });

      const answered = await room.connector('POST', `${room.chatPath()}/activities`, {
        type: 'message',
        text: 'Försvinner',
      });

      expect(answered.status).toBe(502);
      expect(room.sandbox.sentLog.entries(before)).toHaveLength(1);
    });

    it('can be for personal chats alone', async () => {
      await order({ match: { personal: true }, status: 403 });

      const inMeeting = await room.connector('POST', `${room.chatPath()}/activities`, { type: 'message', text: 'Hej' });
      const inPerson = await room.connector('POST', '/v3/conversations', { members: [{ id: room.person('Anna').id }] });

      expect([inMeeting.status, inPerson.status]).toEqual([201, 403]);
    });

    it('can be taken back', async () => {
      await order({ status: 500 });

      await call('DELETE', `${room.sandbox.url}/_sandbox/faults`);
      const listed = await call('GET', `${room.sandbox.url}/_sandbox/faults`);

      expect(listed.body).toEqual({ faults: [] });
    });

    it('must make sense', async () => {
      const answered = await order({ match: { pathPattern: '(' }, status: 200 });

      expect(answered.status).toBe(400);
    });
  });

  describe('the handles', () => {
    it('wait for what the bot sends next', async () => {
      const after = room.sandbox.sentLog.last();

      const waiting = call('GET', `${room.sandbox.url}/_sandbox/sent?after=${after}&waitMs=5000`);
      const id = await room.sendCard(room.chatPath(), 'Ny');
      const { entries, last } = (await waiting).body;

      expect(last).toBe(after + 1);
      expect(entries).toEqual([
        expect.objectContaining({ n: last, kind: 'create', conversationId: room.chat(), activityId: id }),
      ]);
    });

    it('name the people', async () => {
      const { body } = await call('GET', `${room.sandbox.url}/_sandbox/people`);

      expect(body.everyone.map(({ name }: { name: string }) => name)).toEqual([
        'Karin Lindqvist',
        'Anna Svensson',
        'Petra Lund',
        'Gustav Alm',
        'Yusuf Demir',
        'Erik Öberg',
      ]);
      expect(body.currentUser.name).toBe('Karin Lindqvist');
    });

    it('obey no page of another site', async () => {
      const forged = await call(
        'POST',
        `${room.sandbox.url}/_sandbox/meeting-events`,
        { kind: 'end' },
        {
          origin: 'https://elsewhere.example',
        },
      );

      expect(forged.status).toBe(403);
    });
  });

  it('serves the Playground’s own pages at its address', async () => {
    const page = await call('GET', `${room.sandbox.url}/`);
    const config = await call('GET', `${room.sandbox.url}/_internal/v1/testConfig`);

    expect(page.status).toBe(200);
    expect(page.body).toContain('<div id="root">');
    expect(JSON.stringify(config.body)).toContain('Ledningsgruppen tisdag');
  });

  it('has a page for what the Playground’s menu lacks', async () => {
    const page = await call('GET', `${room.sandbox.url}/_sandbox/`);

    expect(page.status).toBe(200);
    expect(page.body).toContain('Mötet börjar');
  });

  it('hands on the log stream, to its own pages only', async () => {
    const url = `${room.sandbox.url.replace('http', 'ws')}/_ws/log/stream`;
    const own = new WebSocket(url);
    const foreign = new WebSocket(url, { origin: 'https://elsewhere.example' });

    const [[refused]] = await Promise.all([once(foreign, 'error'), once(own, 'open')]);
    own.terminate();

    expect(refused.message).toBe('socket hang up');
  });
});

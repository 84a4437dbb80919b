import { call } from './http.ts';
import { cardOf, useSandbox } from './use-sandbox.ts';

describe('from the bot to the Playground', () => {
  const room = useSandbox();

  describe('the connector', () => {
    it('refuses a bot without a token', async () => {
      const answered = await call(
        'GET',
        `${room.sandbox.serviceUrl}/v1/meetings/${room.sandbox.people.meeting.meetingId}`,
      );

      expect(answered.status).toBe(401);
    });

    it('describes the meeting', async () => {
      const { meeting, currentUser, tenantId } = room.sandbox.people;

      const answered = await room.connector('GET', `/v1/meetings/${encodeURIComponent(meeting.meetingId)}`);
      const missing = await room.connector('GET', '/v1/meetings/none');

      expect(answered.body).toEqual({
        details: {
          id: meeting.meetingId,
          msGraphResourceId: meeting.msGraphResourceId,
          scheduledStartTime: meeting.scheduledStart,
          scheduledEndTime: meeting.scheduledEnd,
          joinUrl: meeting.joinUrl,
          title: 'Ledningsgruppen tisdag',
          type: 'Scheduled',
        },
        conversation: { id: room.chat(), isGroup: true, conversationType: 'groupChat' },
        organizer: { id: currentUser.id, aadObjectId: currentUser.aadObjectId, tenantId },
      });
      expect(missing.status).toBe(404);
    });

    it('tells the role of a participant by Entra id', async () => {
      const { meeting, tenantId } = room.sandbox.people;
      const role = async (id: string, query = `?tenantId=${tenantId}`) =>
        room.connector('GET', `/v1/meetings/${encodeURIComponent(meeting.meetingId)}/participants/${id}${query}`);

      const [organizer, attendee, unknown, otherTenant] = [
        await role(room.person('Karin').aadObjectId),
        await role(room.person('Anna').aadObjectId),
        await role('00000000-0000-0000-0000-000000000000'),
        await role(room.person('Anna').aadObjectId, '?tenantId=other'),
      ];

      expect(organizer.body.meeting).toEqual({ role: 'Organizer', inMeeting: true });
      expect(attendee.body).toMatchObject({ meeting: { role: 'Attendee' }, user: { id: room.person('Anna').id } });
      expect(unknown.status).toBe(404);
      expect(otherTenant.status).toBe(400);
    });

    it('finds members by Teams id and by Entra id', async () => {
      const anna = room.person('Anna');

      const byTeamsId = await room.connector('GET', `${room.chatPath()}/members/${encodeURIComponent(anna.id)}`);
      const byEntraId = await room.connector('GET', `${room.chatPath()}/members/${anna.aadObjectId}`);
      const unknown = await room.connector('GET', `${room.chatPath()}/members/nobody`);
      const all = await room.connector('GET', `${room.chatPath()}/pagedmembers?pageSize=100`);

      expect(byTeamsId.body).toMatchObject({ id: anna.id, aadObjectId: anna.aadObjectId, email: anna.email });
      expect(byEntraId.body).toEqual(byTeamsId.body);
      expect(unknown.status).toBe(404);
      expect(all.body.members).toHaveLength(6);
    });

    it('posts, replaces and removes a message', async () => {
      const before = room.sandbox.sentLog.last();

      const id = await room.sendCard(room.chatPath(), 'Första');
      const replaced = await room.connector('PUT', `${room.chatPath()}/activities/${id}`, {
        type: 'message',
        attachments: [cardOf('Andra')],
      });
      const removed = await room.connector('DELETE', `${room.chatPath()}/activities/${id}`);
      const again = await room.connector('PUT', `${room.chatPath()}/activities/${id}`, {
        type: 'message',
        text: 'Tredje',
      });

      expect([replaced.status, removed.status, again.status]).toEqual([200, 200, 404]);
      expect(room.sandbox.sentLog.entries(before).map(({ kind, activityId }) => [kind, activityId])).toEqual([
        ['create', id],
        ['update', id],
        ['delete', id],
      ]);
    });

    it('shows the person what the bot does, the removal too', async () => {
      const page = await room.openPage();

      const id = await room.sendCard(room.chatPath(), 'Syns');
      await room.connector('DELETE', `${room.chatPath()}/activities/${id}`);
      const removal = await page.next(
        ({ message }) => message.messageId === id && (message.text?.includes('tagits bort') ?? false),
      );
      page.close();

      expect(removal.action).toBe('updateMessage');
      expect(page.frames.filter(({ message }) => message.messageId === id).map(({ action }) => action)).toEqual([
        'createMessage',
        'updateMessage',
      ]);
    });

    it('takes every message while pages come and go', async () => {
      const statuses: number[] = [];

      for (let i = 0; i < 20; i++) {
        const page = await room.openPage();
        const sending = room.connector('POST', `${room.chatPath()}/activities`, { type: 'message', text: `Nr ${i}` });
        page.close();
        statuses.push((await sending).status);
      }

      expect(new Set(statuses)).toEqual(new Set([201]));
    });

    it('gives the card that comes with a text an id, so that it can be replaced', async () => {
      const before = room.sandbox.sentLog.last();
      const activity = { type: 'message', text: 'Beslut väntar', attachments: [cardOf('Beslut?')] };

      const posted = await room.connector('POST', `${room.chatPath()}/activities`, activity);
      const replaced = await room.connector('PUT', `${room.chatPath()}/activities/${posted.body.id}`, activity);

      expect([posted.status, replaced.status]).toEqual([201, 200]);
      expect(room.sandbox.sentLog.entries(before).map((entry) => entry.activity)).toEqual([activity, activity]);
    });

    it('says so when the chat or the message does not exist', async () => {
      const message = { type: 'message', text: 'Hej' };

      const noChat = await room.connector('POST', '/v3/conversations/none/activities', message);
      const noMessage = await room.connector('PUT', `${room.chatPath()}/activities/1`, message);
      const noRemoval = await room.connector('DELETE', `${room.chatPath()}/activities/1`);
      const tooBig = await room.connector('POST', `${room.chatPath()}/activities`, {
        ...message,
        text: 'x'.repeat(103_000),
      });

      expect([noChat.status, noMessage.status, noRemoval.status, tooBig.status]).toEqual([404, 404, 404, 413]);
    });
  });

  describe('personal messages', () => {
    const openChat = async (id: string) => {
      const parameters = { isGroup: false, members: [{ id }], tenantId: room.sandbox.people.tenantId };
      return room.connector('POST', '/v3/conversations', parameters);
    };

    it('to the current user land in the personal chat that the Playground shows', async () => {
      const opened = await openChat(room.person('Karin').id);

      expect(opened.body.id).toBe(room.sandbox.people.personalChatId);
    });

    it('to others are listed, and can be answered', async () => {
      const petra = room.person('Petra');

      const opened = await openChat(petra.aadObjectId);
      const path = `/v3/conversations/${encodeURIComponent(opened.body.id)}`;
      const replyToId = await room.sendCard(path, 'Påminnelse');
      const listed = await call('GET', `${room.sandbox.url}/_sandbox/personal-messages`);
      await call('POST', `${room.sandbox.url}/_conversation/v1/invoke`, {
        name: 'adaptiveCard/action',
        value: { action: { type: 'Action.Execute', verb: 'done', data: {} } },
        from: { id: petra.id },
        conversation: { id: opened.body.id },
        replyToId,
      });
      const { activity } = await room.bot.next(({ type }) => type === 'invoke');

      expect(listed.body.messages).toContainEqual(
        expect.objectContaining({ person: { id: petra.id, name: 'Petra Lund' }, activityId: replyToId }),
      );
      expect(activity).toMatchObject({
        from: { name: 'Petra Lund' },
        conversation: { id: opened.body.id, conversationType: 'personal' },
      });
    });

    it('vanish from the list when they are removed', async () => {
      const opened = await openChat(room.person('Erik').id);
      const path = `/v3/conversations/${encodeURIComponent(opened.body.id)}`;
      const id = await room.sendCard(path, 'Påminnelse');

      await room.connector('DELETE', `${path}/activities/${id}`);
      const listed = await call('GET', `${room.sandbox.url}/_sandbox/personal-messages`);

      expect(listed.body.messages.map(({ activityId }: { activityId: string }) => activityId)).not.toContain(id);
    });

    it('cannot go to someone who does not exist', async () => {
      const opened = await openChat('29:1nobody');

      expect(opened.status).toBe(400);
    });
  });
});

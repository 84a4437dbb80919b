import { call } from './http.ts';
import { BOT_APP_ID, useSandbox } from './use-sandbox.ts';
import { verifyToken } from './verify-token.ts';

describe('from the Playground to the bot', () => {
  const room = useSandbox();

  describe('what people say', () => {
    it('reaches the bot without a mention, from the one who said it', async () => {
      const anna = room.person('Anna');

      const posted = await room.post(anna.id, 'Vi väljer leverantör B.');
      const { activity, headers } = await room.bot.next(({ text }) => text === 'Vi väljer leverantör B.');

      expect(posted.status).toBe(200);
      expect(activity.from).toEqual({ id: anna.id, name: 'Anna Svensson', aadObjectId: anna.aadObjectId });
      expect(activity.entities.filter(({ type }) => type === 'mention')).toEqual([]);
      expect(JSON.stringify(activity)).not.toContain('speaker-');
      expect(activity).toMatchObject({
        channelId: 'msteams',
        locale: 'sv-SE',
        serviceUrl: room.sandbox.serviceUrl,
        recipient: { id: `28:${BOT_APP_ID}` },
        conversation: {
          id: room.chat(),
          isGroup: true,
          conversationType: 'groupChat',
          tenantId: room.sandbox.people.tenantId,
        },
        channelData: {
          tenant: { id: room.sandbox.people.tenantId },
          meeting: { id: room.sandbox.people.meeting.meetingId },
        },
      });
      expect(headers['x-ms-agents-playground']).toBeUndefined();
    });

    it('is signed as the Bot Framework signs', async () => {
      await room.post(room.person('Karin').id, 'Hej');

      const { activity, headers } = await room.bot.next(({ text }) => text === 'Hej');
      const verified = await verifyToken(headers.authorization, room.sandbox.openIdMetadataUrl);

      expect(verified).toMatchObject({
        isValid: true,
        alg: 'RS256',
        issuer: 'https://api.botframework.com',
        endorsements: ['msteams'],
        claims: { iss: 'https://api.botframework.com', aud: BOT_APP_ID, serviceurl: activity.serviceUrl },
      });
      expect(verified.claims.exp * 1000 - Date.now()).toBeGreaterThan(60_000);
    });

    it('keeps the mentions that the person made', async () => {
      const mentions = [{ mentioned: { id: `28:${BOT_APP_ID}` }, text: '<at>Kollegan</at>' }];

      await room.post(room.person('Petra').id, '<at>Kollegan</at> status', { mentions });
      const { activity } = await room.bot.next(({ text }) => text === '<at>Kollegan</at> status');

      expect(activity.from.name).toBe('Petra Lund');
      expect(activity.entities.filter(({ type }) => type === 'mention')).toEqual([
        { type: 'mention', mentioned: { id: `28:${BOT_APP_ID}`, name: 'Kollegan' }, text: '<at>Kollegan</at>' },
      ]);
    });

    it('keeps apart who said what when all speak at once', async () => {
      const everyone = room.sandbox.people.everyone;

      await Promise.all(everyone.map(({ id, name }) => room.post(id, `Jag heter ${name}`)));
      const got = await Promise.all(
        everyone.map(({ name }) => room.bot.next(({ text }) => text === `Jag heter ${name}`)),
      );

      expect(got.map(({ activity }) => activity.from.id)).toEqual(everyone.map(({ id }) => id));
      expect(new Set(got.map(({ activity }) => activity.id)).size).toBe(everyone.length);
    });

    it('reaches the bot from the personal chat', async () => {
      await room.post(room.sandbox.people.currentUser.id, 'Bara till dig', {}, room.sandbox.people.personalChatId);

      const { activity } = await room.bot.next(({ text }) => text === 'Bara till dig');

      expect(activity.conversation).toMatchObject({
        id: room.sandbox.people.personalChatId,
        conversationType: 'personal',
      });
      expect(activity.channelData.meeting).toBeUndefined();
      expect(activity.from.name).toBe('Karin Lindqvist');
    });

    it('is shown to the person when others say it', async () => {
      const page = await room.openPage();

      const posted = await room.post(room.person('Anna').id, 'Jag håller med');
      const frame = await page.next(({ message }) => message.messageId === posted.body.messageId);
      page.close();

      expect(frame).toMatchObject({
        action: 'createMessage',
        actionConversationId: room.chat(),
        message: { from: { id: room.person('Anna').id }, text: 'Anna Svensson: Jag håller med', textFormat: 'plain' },
      });
    });

    it('is refused when nobody knows the speaker', async () => {
      const posted = await room.post('29:1nobody', 'Hej');

      expect(posted.status).toBe(400);
      expect(JSON.stringify(posted.body)).toContain('UserNotFound');
    });
  });

  describe('what people press', () => {
    it('gives the bot the true presser and the presser the bot’s answer', async () => {
      const gustav = room.person('Gustav');
      const replyToId = await room.sendCard(room.chatPath(), 'Beslut?');
      room.bot.answerWith(() => ({
        status: 200,
        body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Noterat' },
      }));

      const answered = await call('POST', `${room.sandbox.url}/_conversation/v1/invoke`, {
        name: 'adaptiveCard/action',
        value: { action: { type: 'Action.Execute', verb: 'confirm', data: { decisionId: 'd1' } } },
        from: { id: gustav.id },
        conversation: { id: room.chat() },
        replyToId,
      });
      const { activity } = await room.bot.next(({ type }) => type === 'invoke');

      expect(answered.body).toEqual({ type: 'application/vnd.microsoft.activity.message', value: 'Noterat' });
      expect(activity).toMatchObject({
        name: 'adaptiveCard/action',
        replyToId,
        from: { id: gustav.id, name: 'Gustav Alm', aadObjectId: gustav.aadObjectId },
        value: { action: { verb: 'confirm', data: { decisionId: 'd1' } }, trigger: 'manual' },
        channelData: { meeting: { id: room.sandbox.people.meeting.meetingId } },
      });
    });

    it('carries an Action.Submit from the one who pressed it', async () => {
      const yusuf = room.person('Yusuf');
      const replyToId = await room.sendCard(room.chatPath(), 'Svar?');

      await call('POST', `${room.sandbox.url}/_conversation/v1/submit`, {
        conversation: { id: room.chat() },
        from: { id: yusuf.id },
        replyToId,
        value: { choice: 'ja' },
      });
      const { activity } = await room.bot.next(({ replyToId: at }) => at === replyToId);

      expect(activity).toMatchObject({ type: 'message', from: { name: 'Yusuf Demir' }, value: { choice: 'ja' } });
    });

    it('tells the presser when the bot fails', async () => {
      const replyToId = await room.sendCard(room.chatPath(), 'Beslut?');
      room.bot.answerWith(() => ({ status: 501 }));

      const answered = await call('POST', `${room.sandbox.url}/_conversation/v1/invoke`, {
        name: 'adaptiveCard/action',
        value: { action: { type: 'Action.Execute', verb: 'x', data: {} } },
        from: { id: room.person('Karin').id },
        conversation: { id: room.chat() },
        replyToId,
      });

      expect(answered.status).toBe(502);
    });
  });

  describe('meeting events', () => {
    it('written in the Playground reach the bot complete and with a new id each time', async () => {
      const written = {
        type: 'event',
        id: 'same-every-time',
        name: 'application/vnd.microsoft.meetingStart',
        conversation: { id: room.chat() },
        value: { Title: 'Ledningsgruppen tisdag', MeetingType: 'Scheduled', StartTime: '2026-11-24T08:00:00Z' },
      };

      await call('POST', `${room.sandbox.url}/_internal/v1/customActivities`, written);
      const first = await room.bot.next(({ type }) => type === 'event');
      await call('POST', `${room.sandbox.url}/_internal/v1/customActivities`, written);
      const second = await room.bot.next(({ type, id }) => type === 'event' && id !== first.activity.id);

      expect(first.activity).toMatchObject({
        name: 'application/vnd.microsoft.meetingStart',
        channelId: 'msteams',
        serviceUrl: room.sandbox.serviceUrl,
        from: { name: 'Karin Lindqvist' },
        recipient: { id: `28:${BOT_APP_ID}` },
        channelData: { meeting: { id: room.sandbox.people.meeting.meetingId } },
        value: { Title: 'Ledningsgruppen tisdag' },
      });
      expect(first.activity.id).not.toBe('same-every-time');
      expect(second.activity.value).toEqual(first.activity.value);
      expect((await verifyToken(first.headers.authorization, room.sandbox.openIdMetadataUrl)).isValid).toBe(true);
    });

    it.each([
      ['start', 'application/vnd.microsoft.meetingStart', { Title: 'Ledningsgruppen tisdag' }],
      ['end', 'application/vnd.microsoft.meetingEnd', { MeetingType: 'Scheduled' }],
      ['join', 'application/vnd.microsoft.meetingParticipantJoin', { members: [{ meeting: { inMeeting: true } }] }],
      ['leave', 'application/vnd.microsoft.meetingParticipantLeave', { members: [{ meeting: { inMeeting: false } }] }],
    ])('can be ordered: %s', async (kind, name, value) => {
      const answered = await call('POST', `${room.sandbox.url}/_sandbox/meeting-events`, {
        kind,
        personId: room.person('Erik').aadObjectId,
      });

      const { activity } = await room.bot.next(({ type }) => type === 'event');

      expect(answered.status).toBe(200);
      expect(activity).toMatchObject({ name, value, from: { name: 'Erik Öberg' } });
    });
  });
});

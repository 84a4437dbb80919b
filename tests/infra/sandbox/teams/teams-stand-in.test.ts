import fc from 'fast-check';
import { defaultPeople, startTeamsStandIn, type TeamsStandIn } from '../../../../infra/sandbox/teams/index.ts';
import { asBot, call } from './http.ts';
import { type RecordingBot, startRecordingBot } from './recording-bot.ts';
import { verifyToken } from './verify-token.ts';

const APP_ID = '0d6e5c2a-7b8f-4a53-9c1e-8f2b7d4a0002';
const KARIN = '29:1karin-lindqvist';
const ANNA = '29:1anna-svensson';
const PETRA = '29:1petra-lund';

describe('Teams in this process', () => {
  let bot: RecordingBot;
  let standIn: TeamsStandIn;
  let connector: ReturnType<typeof asBot>;

  beforeAll(async () => {
    bot = await startRecordingBot();
    standIn = await startTeamsStandIn({ botAppId: APP_ID });
    standIn.setBotEndpoint(bot.endpoint);
    connector = asBot(standIn.serviceUrl);
  });

  afterAll(async () => {
    await standIn?.stop();
    await bot?.stop();
  });

  afterEach(() => {
    bot.forget();
    standIn.faults.clear();
  });

  const chatPath = (id = standIn.people.meeting.conversationId) => `/v3/conversations/${encodeURIComponent(id)}`;
  const send = async (text: string, path = chatPath()): Promise<string> =>
    (await connector('POST', `${path}/activities`, { type: 'message', text })).body.id;

  it('says what a person says, signed', async () => {
    const turn = await standIn.say(ANNA, 'Vi väljer leverantör B.');

    const { activity, headers } = await bot.next(({ type }) => type === 'message');

    expect(turn.status).toBe(200);
    expect(activity).toMatchObject({
      id: turn.activityId,
      text: 'Vi väljer leverantör B.',
      from: { id: ANNA, name: 'Anna Svensson', aadObjectId: defaultPeople.others[0]?.aadObjectId },
      conversation: { id: standIn.people.meeting.conversationId, conversationType: 'groupChat' },
      channelData: { meeting: { id: standIn.people.meeting.meetingId } },
      entities: [],
    });
    expect(await verifyToken(headers.authorization, standIn.openIdMetadataUrl)).toMatchObject({
      isValid: true,
      claims: { aud: APP_ID, serviceurl: standIn.serviceUrl },
    });
  });

  it('mentions the bot when told to', async () => {
    await standIn.say(KARIN, 'status', { mention: true });

    const { activity } = await bot.next(({ type }) => type === 'message');

    expect(activity.text).toBe('<at>Kollegan</at> status');
    expect(activity.entities).toEqual([
      { type: 'mention', mentioned: { id: `28:${APP_ID}`, name: 'Kollegan' }, text: '<at>Kollegan</at>' },
    ]);
  });

  it.each([
    ['click', 'manual'],
    ['refresh', 'automatic'],
  ] as const)('gives back what the bot answers to a %s', async (act, trigger) => {
    const activityId = await send('Kort');
    bot.answerWith(() => ({ status: 200, body: { statusCode: 200, type: 'message', value: 'Noterat' } }));

    const turn = await standIn[act](PETRA, activityId, { decisionId: 'd1' }, 'confirm');
    const { activity } = await bot.next(({ type }) => type === 'invoke');

    expect(turn.body).toEqual({ statusCode: 200, type: 'message', value: 'Noterat' });
    expect(activity).toMatchObject({
      name: 'adaptiveCard/action',
      replyToId: activityId,
      from: { name: 'Petra Lund' },
      value: { action: { type: 'Action.Execute', verb: 'confirm', data: { decisionId: 'd1' } }, trigger },
    });
  });

  it('tells what happens in the meeting', async () => {
    for (const kind of ['start', 'join', 'leave', 'end'] as const) await standIn.meetingEvent(kind);

    const names = bot.got.map(({ activity }) => activity.name?.replace('application/vnd.microsoft.', ''));

    expect(names).toEqual(['meetingStart', 'meetingParticipantJoin', 'meetingParticipantLeave', 'meetingEnd']);
    expect(bot.got[0]?.activity.value).toMatchObject({
      Id: standIn.people.meeting.meetingId,
      Title: 'Ledningsgruppen tisdag',
      MeetingType: 'Scheduled',
      StartTime: expect.any(String),
    });
  });

  it('has as many meetings as are added', async () => {
    const meeting = standIn.addMeeting({
      conversationId: '19:meeting_other@thread.v2',
      title: 'Budget',
      organizerId: ANNA,
    });

    await standIn.say(PETRA, 'Hej', { conversationId: meeting.conversationId });
    const { activity } = await bot.next(({ text }) => text === 'Hej');
    const info = await connector('GET', `/v1/meetings/${encodeURIComponent(meeting.meetingId)}`);

    expect(activity.channelData.meeting).toEqual({ id: meeting.meetingId });
    expect(info.body).toMatchObject({ details: { title: 'Budget' }, organizer: { id: ANNA } });
  });

  it('holds the personal chat of each person', async () => {
    const opened = await connector('POST', '/v3/conversations', {
      members: [{ id: PETRA }],
      activity: { type: 'message', text: 'Påminnelse' },
    });
    await standIn.say(PETRA, 'Tack', { personal: true });
    const { activity } = await bot.next(({ text }) => text === 'Tack');

    expect(opened.status).toBe(201);
    expect(standIn.personalMessages()).toEqual([
      expect.objectContaining({
        person: { id: PETRA, name: 'Petra Lund' },
        activityId: opened.body.activityId,
        activity: { type: 'message', text: 'Påminnelse' },
      }),
    ]);
    expect(activity.conversation).toMatchObject({ id: opened.body.id, conversationType: 'personal' });
  });

  it('pages its members', async () => {
    const names: string[] = [];
    let token = '';
    do {
      const query = `pageSize=4${token && `&continuationToken=${token}`}`;
      const { body } = await connector('GET', `${chatPath()}/pagedmembers?${query}`);
      names.push(...body.members.map(({ name }: { name: string }) => name));
      token = body.continuationToken ?? '';
    } while (token !== '');

    expect(names).toEqual([defaultPeople.currentUser, ...defaultPeople.others].map(({ name }) => name));
  });

  it('answers like Teams when something is not there', async () => {
    const id = await send('Hej');
    const statuses = [
      await connector('POST', '/v3/conversations/none/activities', { type: 'message', text: 'Hej' }),
      await connector('PUT', `${chatPath()}/activities/1`, { type: 'message', text: 'Hej' }),
      await connector('PUT', `${chatPath(standIn.people.personalChatId)}/activities/${id}`, {
        type: 'message',
        text: '',
      }),
      await connector('DELETE', `${chatPath()}/activities/1`),
      await connector('GET', `${chatPath()}/members/nobody`),
      await connector('GET', '/v3/attachments/1'),
      await connector('POST', `${chatPath()}/activities`, { type: 'message' }),
      await call('POST', `${standIn.serviceUrl}${chatPath()}/activities`, { type: 'message', text: 'Hej' }),
    ].map(({ status }) => status);

    expect(statuses).toEqual([404, 404, 404, 404, 404, 404, 400, 401]);
  });

  it('waits for what the bot sends', async () => {
    const after = standIn.lastSent();

    const waiting = standIn.nextSent(({ activity }) => activity.text === 'Nytt', { after });
    const id = await send('Nytt');
    const entry = await waiting;

    expect(entry).toMatchObject({ n: after + 1, kind: 'create', activityId: id });
    expect(standIn.sent(after)).toEqual([entry]);
    await expect(standIn.nextSent(() => false, { timeoutMs: 1 })).rejects.toMatchObject({
      code: 'SANDBOX.NOTHING_SENT',
    });
  });

  it('does not mistake a typing sign for a message', async () => {
    const after = standIn.lastSent();

    const typing = await connector('POST', `${chatPath()}/activities`, { type: 'typing' });

    expect(typing.status).toBe(202);
    expect(standIn.sent(after)).toEqual([]);
  });

  it('prepares activities for others to send', async () => {
    const { activity, headers } = standIn.prepare({ type: 'message', text: 'Last', from: { id: ANNA } });

    const answered = await call('POST', bot.endpoint, activity, headers);
    const got = await bot.next(({ text }) => text === 'Last');

    expect(answered.status).toBe(200);
    expect(got.activity).toMatchObject({ from: { name: 'Anna Svensson' }, serviceUrl: standIn.serviceUrl });
    expect((await verifyToken(headers.authorization, standIn.openIdMetadataUrl)).isValid).toBe(true);
  });

  it('can have two people of one first name', async () => {
    const [anna, ...rest] = defaultPeople.others;
    if (anna === undefined) throw new Error('The default people have an Anna');
    const second = { ...anna, id: '29:1anna-berg', aadObjectId: 'other-anna', name: 'Anna Berg', surname: 'Berg' };
    const twoAnnas = await startTeamsStandIn({
      botAppId: APP_ID,
      people: { ...defaultPeople, others: [anna, second, ...rest] },
    });

    const names = twoAnnas.people.everyone.map(({ name }) => name);
    await twoAnnas.stop();

    expect(names.filter((name) => name.startsWith('Anna'))).toEqual(['Anna Svensson', 'Anna Berg']);
  });

  it('refuses people who share an id', async () => {
    const others = [defaultPeople.currentUser];

    const started = startTeamsStandIn({ botAppId: APP_ID, people: { ...defaultPeople, others } });

    await expect(started).rejects.toMatchObject({ code: 'SANDBOX.PEOPLE_INVALID' });
  });

  it('says that the bot cannot be reached', async () => {
    const alone = await startTeamsStandIn({ botAppId: APP_ID });

    const unset = await alone.say(ANNA, 'Hej');
    alone.setBotEndpoint('http://127.0.0.1:9/api/messages');
    const dead = await alone.say(ANNA, 'Hej');
    await alone.stop();

    expect([unset.status, dead.status]).toEqual([502, 502]);
  });

  it('names what it does not know', async () => {
    await expect(standIn.say('29:1nobody', 'Hej')).rejects.toMatchObject({ code: 'SANDBOX.UNKNOWN' });
    await expect(standIn.click(ANNA, 'no-message', {}, 'x')).rejects.toMatchObject({ code: 'SANDBOX.UNKNOWN' });
  });

  it('keeps every write that succeeded and no other, whatever fails', async () => {
    const step = fc.record({
      status: fc.constantFrom(400, 403, 413, 429, 502),
      lost: fc.boolean(),
      fails: fc.boolean(),
    });

    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 6 }), async (steps) => {
        const after = standIn.lastSent();
        const expected: string[] = [];
        for (const [i, { status, lost, fails }] of steps.entries()) {
          if (fails) standIn.faults.add({ status, 'after-write': lost });
          await connector('POST', `${chatPath()}/activities`, { type: 'message', text: `steg ${i}` });
          if (!fails || lost) expected.push(`steg ${i}`);
        }

        expect(standIn.sent(after).map(({ activity }) => activity.text)).toEqual(expected);
      }),
      { numRuns: 25 },
    );
  });
});

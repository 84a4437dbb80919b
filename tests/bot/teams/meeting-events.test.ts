import type { JsonObject } from '../../../infra/sandbox/teams/index.ts';
import { useBotHost } from '../bot-host.ts';
import { ANNA, CHAT, cardsAfter, decide, join, joinWithConsent, KARIN, write } from '../chat-steps.ts';

const host = useBotHost();
const PREFIX = 'application/vnd.microsoft.';

const event = (name: string, value?: unknown): JsonObject => ({
  type: 'event',
  name: `${PREFIX}${name}`,
  conversation: { id: CHAT },
  ...(value === undefined ? {} : { value }),
});

const SVEN = { id: '29:sven', aadObjectId: 'aad-sven', name: 'Sven Ny', email: 'sven@contoso.example' };
const camel = { members: [{ user: SVEN, meeting: { inMeeting: true, role: 'Attendee' } }] };
const pascal = {
  Members: [
    {
      User: { Id: SVEN.id, AadObjectId: SVEN.aadObjectId, Name: SVEN.name, Email: SVEN.email },
      Meeting: { InMeeting: true, Role: 'Attendee' },
    },
  ],
};

describe('the start of a meeting', () => {
  it.each([
    [
      'in Pascal case',
      { Id: 'm', Title: 'Annat', StartTime: '2026-10-05T08:00:00Z', JoinUrl: 'x', MeetingType: 'Scheduled' },
    ],
    ['in camel case', { id: 'm', title: 'Annat', startTime: '2026-10-05T08:00:00Z' }],
    ['without anything', undefined],
    ['with nonsense', ['x']],
  ])('brings Kollegan: %s', async (_name, value) => {
    const answer = await host.deliver(event('meetingStart', value));

    expect(answer.status).toBe(200);
    // The title is the connector's, which is asked; an event could be anybody's words.
    expect(await host.meeting()).toMatchObject({ status: 'active', title: 'Ledningsgruppen tisdag' });
    expect(cardsAfter(host)).toHaveLength(2);
    expect(host.world.metrics.lines).toContain('join meeting-start joined');
  });

  it('brings it once, also when somebody was quicker', async () => {
    await join(host);
    const after = host.teams.lastSent();

    await host.deliver(event('meetingStart'));

    expect(host.teams.sent(after)).toEqual([]);
    expect((await host.meeting()).sequence).toBe(1);
  });

  it('starts the next meeting of the series after the last one was closed', async () => {
    await host.teams.meetingEvent('start');
    await host.teams.meetingEvent('end');

    await host.teams.meetingEvent('start');

    expect(await host.meeting()).toMatchObject({ sequence: 2, status: 'active' });
  });
});

describe('the end of a meeting', () => {
  it('closes one without decisions, without a word', async () => {
    await joinWithConsent(host);
    const after = host.teams.lastSent();

    await host.deliver(event('meetingEnd', { EndTime: '2026-10-05T09:00:00Z' }));

    expect((await host.meeting()).status).toBe('closed');
    expect(host.teams.sent(after)).toEqual([]);
  });

  it('asks for what is missing', async () => {
    await joinWithConsent(host);
    await decide(host);
    const after = host.teams.lastSent();

    await host.teams.meetingEvent('end');

    expect((await host.meeting()).status).toBe('closing');
    expect(cardsAfter(host, after)).toHaveLength(1);
  });

  it('closes a paused one too', async () => {
    await join(host);
    await write(host, KARIN, '/kollegan pause');

    await host.teams.meetingEvent('end');

    expect((await host.meeting()).status).toBe('closed');
  });

  it.each([
    ['where there is none', async () => {}],
    [
      'that is being closed',
      async () => {
        await joinWithConsent(host);
        await decide(host);
        await write(host, KARIN, '/kollegan close');
      },
    ],
    [
      'that is closed',
      async () => {
        await join(host);
        await write(host, KARIN, '/kollegan close');
      },
    ],
  ])('changes nothing %s', async (_name, prepare) => {
    await prepare();
    const before = await host.everything();

    await host.teams.meetingEvent('end');

    expect(await host.everything()).toEqual(before);
  });
});

describe('somebody coming', () => {
  const joined = async () => {
    await join(host);
    return host.meeting();
  };

  it.each([
    ['the singular name that Teams sends', 'meetingParticipantJoin', camel],
    ['the plural name of the library', 'meetingParticipantsJoin', camel],
    ['Pascal case', 'meetingParticipantJoin', pascal],
  ])('is let in by %s', async (_name, name, value) => {
    await join(host);

    await host.deliver(event(name, value));

    expect((await host.meeting()).people.at(-1)).toEqual({
      id: SVEN.aadObjectId,
      teamsId: SVEN.id,
      name: SVEN.name,
      email: SVEN.email,
    });
  });

  describe.each([
    ['which tells who they are', () => undefined, 'employee'],
    [
      'which does not answer',
      () => host.teams.faults.add({ match: { method: 'GET' }, status: 500, times: 9 }),
      undefined,
    ],
  ])('is looked up in the roster %s', (_what, prepare, kind) => {
    it(`and so is ${kind ?? 'a guest'}`, async () => {
      const { id: meetingId, tenantId, conversationId } = await joined();
      await host.world.meetings.change({ tenantId, conversationId, meetingId }, (before) => ({
        meeting: { ...before, people: before.people.filter(({ teamsId }) => teamsId !== ANNA.id), consents: [] },
        result: undefined,
      }));
      prepare();
      await host.teams.meetingEvent('join', { personId: ANNA.id });

      const { people, consents } = await host.meeting();
      expect(people.find(({ teamsId }) => teamsId === ANNA.id)?.kind).toBe(kind);
      expect(consents.at(-1)).toMatchObject({
        personId: ANNA.aadObjectId,
        signal: 'requested',
        basis: kind === 'employee' ? 'legitimate_interest' : 'consent',
      });
    });
  });

  it('is let in without a name, an address or an Entra id', async () => {
    await join(host);

    await host.deliver(event('meetingParticipantJoin', { members: [{ user: { id: '29:x', name: null } }] }));

    expect((await host.meeting()).people.at(-1)).toEqual({ id: '29:x', teamsId: '29:x', name: '', email: null });
  });

  it('is passed over with an id that nothing could be written under', async () => {
    await joinWithConsent(host);
    const before = await host.everything();
    const members = [{ user: { ...SVEN, aadObjectId: '\ud800' } }];

    const answer = await host.deliver(event('meetingParticipantJoin', { members }));

    expect(answer.status).toBe(200);
    expect(await host.everything()).toEqual(before);
    expect(host.world.logger.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('is let in once', async () => {
    await join(host);
    const before = await host.everything();

    await host.teams.meetingEvent('join', { personId: ANNA.id });

    expect(await host.everything()).toEqual(before);
  });

  it.each([
    ['where there is no meeting', async () => {}, camel],
    [
      'after the meeting',
      async () => {
        await join(host);
        await write(host, KARIN, '/kollegan close');
      },
      camel,
    ],
    ['without members', () => join(host), {}],
    ['with nobody', () => join(host), { members: [] }],
    ['with half a member', () => join(host), { members: [{ user: {} }] }],
    ['with too many', () => join(host), { members: Array.from({ length: 1_001 }, () => camel.members[0]) }],
    ['with no object at all', () => join(host), 'Sven'],
    ['with members that are no list', () => join(host), { members: 'Sven' }],
  ])('changes nothing %s', async (_name, prepare, value) => {
    await prepare();
    const before = await host.everything();

    const answer = await host.deliver(event('meetingParticipantJoin', value));

    expect(answer.status).toBe(200);
    expect(await host.everything()).toEqual(before);
  });
});

describe('somebody leaving', () => {
  const signals = async () => {
    const { consents } = await host.meeting();
    return consents.filter(({ personId }) => personId === ANNA.aadObjectId).map(({ signal }) => signal);
  };
  const anna = { members: [{ user: { id: ANNA.id, name: ANNA.name, aadObjectId: ANNA.aadObjectId } }] };

  it.each(['meetingParticipantLeave', 'meetingParticipantsLeave'])('is no longer heard, by %s', async (name) => {
    await joinWithConsent(host);

    await host.deliver(event(name, anna));
    await write(host, ANNA, 'DECISION Byta bank');

    expect(await signals()).toEqual(['requested', 'informed', 'expired']);
    expect((await host.meeting()).decisions).toEqual([]);
  });

  it('is asked again on coming back', async () => {
    await joinWithConsent(host);

    await host.deliver(event('meetingParticipantLeave', anna));
    await host.teams.meetingEvent('join', { personId: ANNA.id });

    expect(await signals()).toEqual(['requested', 'informed', 'expired', 'requested']);
  });

  it.each([
    ['where there is no meeting', async () => {}, anna],
    ['without members', () => joinWithConsent(host), {}],
    [
      'after the meeting',
      async () => {
        await joinWithConsent(host);
        await write(host, KARIN, '/kollegan close');
      },
      anna,
    ],
  ])('changes nothing %s', async (_name, prepare, value) => {
    await prepare();
    const before = await host.everything();

    const answer = await host.deliver(event('meetingParticipantLeave', value));

    expect(answer.status).toBe(200);
    expect(await host.everything()).toEqual(before);
  });
});

describe('people added to the chat', () => {
  const added = (...membersAdded: JsonObject[]) => ({ type: 'conversationUpdate', membersAdded });

  it('are let in, Kollegan itself left out', async () => {
    await join(host);

    await host.deliver(added({ id: host.teams.people.bot.id }, SVEN, { id: '29:guest' }));

    const { people } = await host.meeting();
    expect(people.slice(6)).toMatchObject([{ id: 'aad-sven' }, { id: '29:guest', name: '' }]);
  });

  it.each([
    ['before the meeting', async () => {}],
    [
      'after the meeting',
      async () => {
        await join(host);
        await write(host, KARIN, '/kollegan close');
      },
    ],
  ])('change nothing %s', async (_name, prepare) => {
    await prepare();
    const before = await host.everything();

    await host.deliver(added(SVEN));

    expect(await host.everything()).toEqual(before);
  });

  it('are no business of a personal chat', async () => {
    const conversation = { id: host.teams.people.personalChatId };

    const answer = await host.deliver({ ...added(SVEN), conversation });

    expect(answer.status).toBe(200);
    expect(await host.everything()).toEqual([]);
  });
});

describe('what Kollegan does not know', () => {
  it.each([
    [event('meetingParticipantLeave', camel)],
    [event('meetingStageView')],
    [event('readReceipt')],
    [{ type: 'event' }],
    [{ type: 'event', name: '' }],
    [{ type: 'messageReaction', reactionsAdded: [{ type: 'like' }] }],
    [{ type: 'messageUpdate', text: '/kollegan join' }],
    [{ type: 'messageDelete' }],
    [{ type: 'installationUpdate', action: 'add-upgrade' }],
    [{ type: 'endOfConversation' }],
    [{ type: 'typing' }],
    [{ type: 'somethingNew', text: '/kollegan join' }],
    [{ type: 'conversationUpdate', channelData: { eventType: 'teamRenamed' } }],
  ])('is taken and left alone: %j', async (activity) => {
    const answer = await host.deliver({ ...activity, conversation: { id: CHAT } });

    expect(answer.status).toBe(200);
    expect(await host.everything()).toEqual([]);
    expect(host.sent()).toEqual([]);
  });

  it.each([['composeExtension/query'], ['task/fetch'], ['signin/verifyState'], ['adaptiveCard/Action'], ['']])(
    'is refused when it waits for an answer: %s',
    async (name) => {
      const answer = await host.deliver({ type: 'invoke', name, value: {} });

      expect(answer.status).toBe(400);
      expect(answer.body).toEqual({ code: 'INVOKE.UNKNOWN', message: 'Kollegan does not offer this.' });
    },
  );

  it('is refused when it waits for an answer and has no name', async () => {
    expect((await host.deliver({ type: 'invoke' })).status).toBe(400);
  });
});

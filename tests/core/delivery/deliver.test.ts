import { type DeliverInput, deliver } from '../../../core/delivery/index.ts';
import { jobEntryId, type Meeting, recordDelivery } from '../../../core/meetings/index.ts';
import { useCoreWorld } from '../../helpers/core-world.ts';
import { FORBIDDEN, UNAVAILABLE } from '../../helpers/faults.ts';
import { auditTypes, CONVERSATION, join, keyOf, latest, TENANT } from '../../helpers/meeting-steps.ts';
import { person } from '../../helpers/people.ts';

const world = useCoreWorld();

const TURN = { type: 'turn' } as const;
const JOB = { type: 'job', lastTry: false } as const;
const LAST = { type: 'job', lastTry: true } as const;

let meeting: Meeting;
beforeEach(async () => {
  meeting = await join(world);
});

function briefing(): DeliverInput {
  return {
    key: keyOf(meeting),
    slot: { card: 'brief' },
    render: ({ title }) => ({ name: 'pre-brief', card: {}, text: `Text of ${title}` }),
    settles: [jobEntryId('brief')],
    stage: TURN,
    mailSubject: null,
    correlationId: 'c-1',
  };
}

function bring(overrides: Partial<DeliverInput> = {}) {
  return deliver(world, { ...briefing(), ...overrides });
}

async function owed(): Promise<{ id: string; dueAt: string }[]> {
  const document = await world.store.read({ tenantId: TENANT, scope: CONVERSATION, id: meeting.id });
  return (document?.outbox ?? []).filter(({ type }) => type === 'job').map(({ id, dueAt }) => ({ id, dueAt }));
}

async function brief() {
  return (await latest(world, meeting)).cards.brief;
}

describe('a card', () => {
  it.each([TURN, JOB, LAST])('that the chat takes is settled and written down: %j', async (stage) => {
    const result = await bring({ stage });

    expect(result).toBe('card');
    expect(world.chat.sent).toMatchObject([{ way: 'card', to: CONVERSATION, card: 'pre-brief' }]);
    expect(await brief()).toEqual({ state: 'card', activityId: 'activity-1', at: world.clock.iso() });
    expect((await owed()).map(({ id }) => id)).toEqual(['job:card:consent']);
    expect(await auditTypes(world, meeting)).toContain('card.delivered');
    expect(world.metrics.lines).toContain('card pre-brief card sent');
  });

  it('that is there already is replaced', async () => {
    await bring();

    await bring({ stage: JOB });

    expect(world.chat.log()).toEqual(['card pre-brief', 'replace pre-brief']);
    expect(await brief()).toEqual({ state: 'card', activityId: 'activity-1', at: world.clock.iso() });
  });

  it('that was replaced while a newer one came leaves the newer one on record', async () => {
    await bring();
    const replaceCard: typeof world.chat.replaceCard = async (...args) => {
      const delivery = { state: 'card', activityId: 'newer' } as const;
      const cause = { actor: 'anna', at: world.clock.now(), correlationId: 'c-2' };
      await recordDelivery(world.meetings, {
        key: keyOf(meeting),
        slot: { card: 'brief' },
        delivery,
        settled: [],
        cause,
      });
      return world.chat.replaceCard(...args);
    };

    await deliver({ ...world, chat: { ...world.chat, replaceCard } }, { ...briefing(), stage: JOB });

    expect(world.chat.log()).toEqual(['card pre-brief', 'replace pre-brief']);
    expect(await brief()).toEqual({ state: 'card', activityId: 'newer', at: world.clock.iso() });
  });

  it('is made from the meeting as it is when it is sent', async () => {
    await world.meetings.change(keyOf(meeting), (before) => ({ meeting: { ...before, title: 'Nytt' }, result: null }));

    await bring();

    expect(world.chat.sent[0]?.text).toBe('Text of Nytt');
  });

  it.each([UNAVAILABLE, FORBIDDEN])('that fails in the turn (%s) is left to the queue, at once', async (error) => {
    world.chat.fail('card', error);
    world.clock.advance(1_000);

    const result = await bring();

    expect(result).toBe('left-to-queue');
    expect(world.chat.sent).toEqual([]);
    expect(await owed()).toContainEqual({ id: 'job:brief', dueAt: world.clock.iso() });
    expect(await brief()).toEqual({ state: 'pending', activityId: null });
    expect(world.metrics.lines).toContain('card pre-brief card failed');
    expect(world.logger.lines[0]?.fields).toEqual({ card: 'pre-brief', code: error.code, correlationId: 'c-1' });
  });

  it('that fails in the queue is tried again while there are tries', async () => {
    world.chat.fail('card', UNAVAILABLE);

    await expect(bring({ stage: JOB })).rejects.toBe(UNAVAILABLE);
    expect(await brief()).toEqual({ state: 'pending', activityId: null });
  });

  it.each([
    ['is refused', FORBIDDEN, JOB],
    ['fails the last time', UNAVAILABLE, LAST],
  ] as const)('that %s goes out as text', async (_name, error, stage) => {
    world.chat.fail('card', error);

    const result = await bring({ stage });

    expect(result).toBe('text');
    expect(world.chat.sent).toMatchObject([{ way: 'text', text: 'Text of Ledningsgrupp' }]);
    expect(await brief()).toEqual({ state: 'text', activityId: null, at: world.clock.iso() });
    expect((await owed()).map(({ id }) => id)).toEqual(['job:card:consent']);
    expect(world.metrics.lines).toContain('card pre-brief text sent');
  });

  it('that cannot be replaced any more goes out as text', async () => {
    await bring();
    world.chat.fail('replace', FORBIDDEN);

    expect(await bring({ stage: JOB })).toBe('text');
  });

  it('whose text is refused too goes out by mail', async () => {
    world.chat.fail('card', FORBIDDEN);
    world.chat.fail('text', FORBIDDEN);

    const result = await bring({ stage: JOB, mailSubject: 'Innan mötet stängs' });

    expect(result).toBe('mail');
    expect(world.mail.sent).toMatchObject([
      { subject: 'Innan mötet stängs', messageKey: `${meeting.id}:pre-brief`, correlationId: 'c-1' },
    ]);
    expect(world.mail.sent[0]?.to.map(({ address }) => address)).toEqual([
      'anna@example.org',
      'bo@example.org',
      'cilla@example.org',
    ]);
    expect(await brief()).toEqual({ state: 'mail', activityId: null, at: world.clock.iso() });
    expect(world.metrics.lines).toEqual(
      expect.arrayContaining(['card pre-brief text failed', 'card pre-brief mail sent']),
    );
  });

  it('whose mail waits for the recap is marked for it', async () => {
    world.chat.fail('card', FORBIDDEN);
    world.chat.fail('text', FORBIDDEN);

    expect(await bring({ stage: JOB })).toBe('mail');
    expect(world.mail.sent).toEqual([]);
    expect((await brief()).state).toBe('mail');
  });

  it('whose mail fails is tried again', async () => {
    world.chat.fail('card', FORBIDDEN);
    world.chat.fail('text', FORBIDDEN);
    world.mail.fail('send', UNAVAILABLE, 1);

    await expect(bring({ stage: JOB, mailSubject: 'S' })).rejects.toBe(UNAVAILABLE);
    expect(await bring({ stage: JOB, mailSubject: 'S' })).toBe('mail');
    expect(world.mail.sent).toHaveLength(1);
  });

  it('of people without an address is mailed to nobody', async () => {
    const { meeting: other } = await joinWithout();
    world.chat.fail('card', FORBIDDEN);
    world.chat.fail('text', FORBIDDEN);

    await bring({ key: keyOf(other), stage: JOB, mailSubject: 'S' });

    expect(world.mail.sent).toEqual([]);
  });

  it('of what is gone is sent to nobody', async () => {
    const gone = await bring({ key: { ...keyOf(meeting), meetingId: 'm-other' } });
    const unknown = await bring({ slot: { card: 'decision', decisionId: 'd-other' } });

    expect([gone, unknown]).toEqual(['card', 'card']);
    expect(world.chat.sent).toEqual([]);
  });
});

async function joinWithout() {
  const reference = { ...meeting.reference, conversationId: '19:other@thread.v2' };
  return { meeting: await join(world, { reference, people: [person('Dan Öberg', { email: null })] }) };
}

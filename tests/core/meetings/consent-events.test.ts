import { type ConsentEvent, isWholeChain, type LegalBasis } from '../../../core/consent/index.ts';
import { admitPerson, levelOf, levelOfSaid, personLeft } from '../../../core/meetings/index.ts';
import { DEFAULT_TENANT_SETTINGS } from '../../../core/settings/index.ts';
import { useCoreWorld } from '../../helpers/core-world.ts';
import { auditTypes, causeBy, close, consent, join, keyOf, latest, say } from '../../helpers/meeting-steps.ts';
import { ANNA, BO, DAN, person } from '../../helpers/people.ts';
import { MINUTE } from '../../helpers/test-clock.ts';

const world = useCoreWorld();

const eventsOf = async (meeting: Parameters<typeof latest>[1], personId = 'anna'): Promise<ConsentEvent[]> =>
  (await latest(world, meeting)).consents.filter((event) => event.personId === personId);
const signals = (events: readonly ConsentEvent[]) => events.map(({ signal }) => signal);

describe('on another basis than consent', () => {
  it.each<[LegalBasis, string[]]>([
    ['consent', ['requested', 'refused', 'given', 'withdrawn', 'refused']],
    ['legitimate_interest', ['requested', 'objected', 'informed', 'objected', 'objected']],
    ['public_task', ['requested', 'objected', 'informed', 'objected', 'objected']],
    ['contract', ['requested', 'refused', 'informed', 'withdrawn', 'refused']],
  ])('%s names no, yes, no and no so: %s', async (employee, expected) => {
    world.settings.set({ legalBasis: { organisation: 'company', employee, guest: 'usual' } });
    const colleague = person('Anna Ek', { kind: 'employee' });
    const meeting = await join(world, { people: [colleague] });
    for (const level of ['none', 'plus', 'none', 'none'] as const) {
      world.clock.advance(1);
      // A click brings no word of what the person is to the tenant: the roster's holds.
      await consent(world, meeting, person('Anna Ek'), level);
    }

    const events = await eventsOf(meeting);
    expect(signals(events)).toEqual(expected);
    expect(new Set(events.map(({ basis }) => basis))).toEqual(new Set([employee]));
    expect(isWholeChain(events)).toBe(true);
  });

  it('who has not answered is not heard either', async () => {
    const meeting = await join(world, { people: [person('Anna Ek', { kind: 'employee' })] });

    expect(await say(world, ANNA, 'Ett')).toEqual({ type: 'not-heard', reason: 'no-consent' });
    expect(levelOf(await latest(world, meeting), 'anna')).toBe('none');
  });
});

describe('the events of one person', () => {
  it('are a chain in which nothing can be changed or left out', async () => {
    const meeting = await join(world);
    for (const level of ['plus', 'none', 'bas'] as const) await consent(world, meeting, ANNA, level);
    const [first, second, ...rest] = await eventsOf(meeting);
    if (!first || !second) throw new Error('No events');

    expect(isWholeChain([first, second, ...rest])).toBe(true);
    expect(isWholeChain([first, ...rest])).toBe(false);
    expect(isWholeChain([second, first, ...rest])).toBe(false);
    expect(isWholeChain([first, { ...second, level: 'juridik' }, ...rest])).toBe(false);
  });

  it('all stand in the audit log with all they say, also those that the meeting holds no more', async () => {
    const meeting = await join(world);
    for (let n = 0; n < 30; n++) {
      world.clock.advance(1);
      await consent(world, meeting, ANNA, n % 2 === 0 ? 'plus' : 'bas');
    }

    const document = await world.store.read({ ...keyOf(meeting), scope: meeting.conversationId, id: meeting.id });
    const audited = (document?.outbox ?? []).flatMap((entry) =>
      entry.type === 'audit' && entry.event.type === 'consent.given' ? [entry.event.data] : [],
    );
    expect(audited.map(({ level }) => level)).toEqual(
      Array.from({ length: 30 }, (_, n) => (n % 2 === 0 ? 'plus' : 'bas')),
    );
    expect(audited[0]).toMatchObject({ personId: 'anna', basis: 'consent', channel: 'card', plusDays: 30 });
  });

  it('stand there without a hash that would tell who it was once the log has forgotten', async () => {
    const meeting = await join(world);
    await consent(world, meeting, ANNA, 'plus');
    const { consents } = await latest(world, meeting);

    const document = await world.store.read({ ...keyOf(meeting), scope: meeting.conversationId, id: meeting.id });
    const audited = JSON.stringify(
      (document?.outbox ?? []).map((entry) => (entry.type === 'audit' ? entry.event : {})),
    );
    for (const { hash } of consents) expect(audited).not.toContain(hash);
  });
});

describe('who leaves', () => {
  const leave = async (meeting: Parameters<typeof latest>[1]) =>
    personLeft(world.meetings, { key: keyOf(meeting), personId: 'anna', cause: causeBy(world, ANNA) });
  const comeBack = (meeting: Parameters<typeof latest>[1]) =>
    admitPerson(world, { key: keyOf(meeting), person: ANNA, cause: causeBy(world, ANNA) });

  it('is not heard from then on, asked again on coming back, and heard once they answer', async () => {
    const meeting = await join(world);
    await consent(world, meeting, ANNA, 'plus');
    world.clock.advance(MINUTE);
    await leave(meeting);
    await leave(meeting);
    const away = await say(world, ANNA, 'Ett');
    world.clock.advance(MINUTE);
    await comeBack(meeting);
    await comeBack(meeting);
    const back = await say(world, ANNA, 'Två');
    await consent(world, meeting, ANNA, 'bas');
    const answered = await say(world, ANNA, 'Tre');

    expect([away.type, back.type, answered.type]).toEqual(['not-heard', 'not-heard', 'heard']);
    expect(signals(await eventsOf(meeting))).toEqual(['requested', 'given', 'expired', 'requested', 'given']);
    expect(isWholeChain(await eventsOf(meeting))).toBe(true);
    expect((await auditTypes(world, meeting)).filter((type) => type === 'consent.expired')).toHaveLength(1);
  });

  it('was heard until then: words that arrive late are handled as they were said', async () => {
    const meeting = await join(world);
    await consent(world, meeting, ANNA, 'plus');
    const before = world.clock.iso();
    world.clock.advance(MINUTE);
    await leave(meeting);

    const latestMeeting = await latest(world, meeting);
    expect(levelOfSaid(latestMeeting, 'anna', before)).toBe('plus');
    expect(levelOfSaid(latestMeeting, 'anna', world.clock.iso())).toBe('none');
  });

  it('has nothing to end when nobody asked them, nor in a meeting that is closed', async () => {
    const meeting = await join(world);
    await personLeft(world.meetings, { key: keyOf(meeting), personId: 'dan', cause: causeBy(world, DAN) });
    await close(world, meeting);
    await leave(meeting);

    const types = await auditTypes(world, meeting);
    expect(types.filter((type) => type === 'consent.expired')).toEqual([]);
  });

  it('and comes back after it was closed is asked nothing', async () => {
    const meeting = await join(world);
    await leave(meeting);
    await close(world, meeting);

    expect(signals((await comeBack(meeting)).consents.filter(({ personId }) => personId === 'anna'))).toEqual([
      'requested',
      'expired',
    ]);
    const { people, consents } = await admitPerson(world, {
      key: keyOf(meeting),
      person: DAN,
      cause: causeBy(world, DAN),
    });
    expect(people).toContainEqual(DAN);
    expect(consents.some(({ personId }) => personId === 'dan')).toBe(false);
  });
});

describe('who comes later', () => {
  it('has the card in the chat replaced, once for several who come together', async () => {
    const meeting = await join(world);
    for (const each of [DAN, person('Eva Ek'), person('Fia Ek')]) {
      await admitPerson(world, { key: keyOf(meeting), person: each, cause: causeBy(world, each) });
    }

    const document = await world.store.read({ ...keyOf(meeting), scope: meeting.conversationId, id: meeting.id });
    const jobs = (document?.outbox ?? []).flatMap((entry) => (entry.type === 'job' ? [entry] : []));
    const refreshes = jobs.filter(({ id }) => id.startsWith('job:card:consent:'));
    expect(refreshes).toMatchObject([{ queue: 'notifications', body: { card: 'consent', meetingId: meeting.id } }]);
    expect(Date.parse(refreshes[0]?.scheduledFor ?? '') - world.clock.now().getTime()).toBeLessThanOrEqual(30_000);
  });
});

describe('words that change while a meeting goes on', () => {
  const shorten = (plusDays: number) => world.settings.set({ retention: { plusDays, juridikYears: 7 } });

  it('leave the answer as it is, ask again, and name the next yes renewed', async () => {
    const meeting = await join(world);
    await consent(world, meeting, ANNA, 'plus');
    shorten(60);
    const heard = await say(world, ANNA, 'Ett');
    await say(world, ANNA, 'Två');
    const asked = signals(await eventsOf(meeting));
    await consent(world, meeting, ANNA, 'plus');
    await say(world, ANNA, 'Tre');

    expect(heard.type).toBe('heard');
    expect(asked).toEqual(['requested', 'given', 'requested']);
    expect(signals(await eventsOf(meeting))).toEqual(['requested', 'given', 'requested', 'renewed']);
  });

  it.each([
    ['longer', 60, 30],
    ['shorter', 10, 10],
  ])('to a %s period keep what is said for the shorter of both until the answer is renewed', async (_, days, until) => {
    const meeting = await join(world);
    await consent(world, meeting, ANNA, 'plus');
    shorten(days);
    await say(world, ANNA, 'Före');
    world.clock.advance(1);
    await consent(world, meeting, ANNA, 'plus');
    await say(world, ANNA, 'Efter');

    const document = await world.store.read({ ...keyOf(meeting), scope: meeting.conversationId, id: meeting.id });
    const kept = (document?.outbox ?? []).flatMap((entry) => (entry.type === 'keep' ? [entry.document] : []));
    const daysOf = kept.map(({ expiresAt, body }) => {
      const { at, text } = body as { at: string; text: string };
      return [text, Math.round((Date.parse(expiresAt) - Date.parse(at)) / (24 * 60 * MINUTE))];
    });
    expect(daysOf).toEqual([
      ['Före', until],
      ['Efter', days],
    ]);
  });

  it('are not another language alone', async () => {
    const meeting = await join(world);
    await consent(world, meeting, BO, 'bas');
    const { language } = await latest(world, meeting);
    await world.meetings.change(keyOf(meeting), (before) => ({
      meeting: { ...before, language: 'en' },
      result: undefined,
    }));
    await say(world, BO, 'One');

    expect(language).toBe('sv');
    expect(signals(await eventsOf(meeting, 'bo'))).toEqual(['requested', 'given']);
  });

  it('are also those of another legal basis', async () => {
    const meeting = await join(world);
    await consent(world, meeting, ANNA, 'bas');
    world.settings.set({ legalBasis: { ...DEFAULT_TENANT_SETTINGS.legalBasis, guest: 'contract' } });
    await say(world, ANNA, 'Ett');

    expect((await eventsOf(meeting)).map(({ signal, basis }) => [signal, basis])).toEqual([
      ['requested', 'consent'],
      ['given', 'consent'],
      ['requested', 'contract'],
    ]);
  });
});

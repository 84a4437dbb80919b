import { type ConsentLevel, consentNotice, hasAnswered, isWholeChain } from '../../../core/consent/index.ts';
import { levelOf, setCeiling } from '../../../core/meetings/index.ts';
import { useCoreWorld } from '../../helpers/core-world.ts';
import { UNAVAILABLE } from '../../helpers/faults.ts';
import { auditTypes, causeBy, close, consent, join, keyOf, latest, say } from '../../helpers/meeting-steps.ts';
import { ANNA, BO, DAN } from '../../helpers/people.ts';

const world = useCoreWorld();

describe('an answer', () => {
  it.each(['none', 'bas', 'plus', 'juridik'] as const)('of %s is kept with what was shown', async (level) => {
    const meeting = await join(world, { language: 'nb' });

    const given = await consent(world, meeting, ANNA, level);

    const periods = { plusDays: 30, juridikYears: 7 };
    const { version, hash } = consentNotice({ language: 'nb', basis: 'consent', periods });
    const stored = await latest(world, meeting);
    expect(given).toMatchObject({ meeting: stored, level });
    const [requested, answer] = stored.consents.filter(({ personId }) => personId === 'anna');
    expect(requested).toMatchObject({ signal: 'requested', level: 'none', previous: null });
    expect(answer).toEqual({
      personId: 'anna',
      level,
      basis: 'consent',
      signal: level === 'none' ? 'refused' : 'given',
      at: world.clock.iso(),
      noticeVersion: version,
      noticeHash: hash,
      language: 'nb',
      periods,
      channel: 'card',
      client: null,
      previous: requested?.hash,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(isWholeChain([requested, answer].filter((event) => event !== undefined))).toBe(true);
  });

  it.each<[ConsentLevel, ConsentLevel, ConsentLevel]>([
    ['juridik', 'plus', 'plus'],
    ['plus', 'juridik', 'plus'],
    ['bas', 'none', 'none'],
  ])('of %s under the ceiling %s is handled as %s, and says so', async (level, consentCeiling, effective) => {
    world.settings.set({ consentCeiling });
    const meeting = await join(world);

    expect(await consent(world, meeting, ANNA, level)).toMatchObject({ level, effective });
  });

  it('names its events after what it does to the one before', async () => {
    const meeting = await join(world);
    for (const level of ['none', 'none', 'bas', 'plus', 'none', 'bas'] as const) {
      world.clock.advance(1);
      await consent(world, meeting, ANNA, level);
    }

    const types = await auditTypes(world, meeting);
    expect(types.filter((type) => type.startsWith('consent'))).toEqual([
      'consent.requested',
      'consent.refused',
      'consent.refused',
      'consent.given',
      'consent.given',
      'consent.withdrawn',
      'consent.given',
    ]);
  });

  it('has its own audit event, also when the clock has not moved', async () => {
    const meeting = await join(world);
    for (const level of ['plus', 'none', 'plus', 'none'] as const) await consent(world, meeting, ANNA, level);

    const types = await auditTypes(world, meeting);
    expect(types.filter((type) => type.startsWith('consent'))).toHaveLength(1 + 4);
  });

  it('of one person says nothing about another', async () => {
    const meeting = await join(world);
    await consent(world, meeting, ANNA, 'plus');
    await consent(world, meeting, BO, 'none');

    const stored = await latest(world, meeting);
    expect([levelOf(stored, 'anna'), levelOf(stored, 'bo'), levelOf(stored, 'cilla')]).toEqual([
      'plus',
      'none',
      'none',
    ]);
  });

  it('lets in who was not on the roster', async () => {
    const meeting = await join(world);

    const given = await consent(world, meeting, DAN, 'bas');

    expect(given.meeting.people.map(({ id }) => id)).toEqual(['anna', 'bo', 'cilla', 'dan']);
  });

  it('can still be taken back when the meeting is closed', async () => {
    const meeting = await join(world);
    await consent(world, meeting, ANNA, 'plus');
    await close(world, meeting);

    const given = await consent(world, meeting, ANNA, 'none');

    expect(given).toMatchObject({ effective: 'none', meeting: { status: 'closed' } });
  });

  it('of everyone at once is lost to nobody', async () => {
    const meeting = await join(world);
    const people = Array.from({ length: 20 }, (_, n) => ({ ...ANNA, id: `p${n}`, teamsId: `29:p${n}` }));

    await Promise.all(people.map((each) => consent(world, meeting, each, 'bas')));

    const { consents } = await latest(world, meeting);
    expect(people.filter(({ id }) => hasAnswered(consents, id))).toHaveLength(20);
  });

  it('is folded into the audit log when one person has changed their mind twenty times', async () => {
    const meeting = await join(world);
    await consent(world, meeting, BO, 'bas');
    for (let n = 0; n < 25; n++) {
      world.clock.advance(1);
      await consent(world, meeting, ANNA, n % 2 === 0 ? 'plus' : 'bas');
    }

    const { consents } = await latest(world, meeting);
    expect(consents.filter(({ personId }) => personId === 'anna')).toHaveLength(20);
    expect(consents.filter(({ personId }) => personId === 'bo')).toHaveLength(2);
    expect(consents.at(-1)?.level).toBe('plus');
  });

  it('that takes back a yes takes the last words out of memory', async () => {
    const meeting = await join(world);
    await consent(world, meeting, ANNA, 'bas');
    await consent(world, meeting, BO, 'bas');
    await say(world, ANNA, 'Ett');
    await say(world, BO, 'Två');

    await consent(world, meeting, ANNA, 'none');

    expect(world.recent.of(meeting.id).map(({ text }) => text)).toEqual(['Två']);
  });

  it('that takes back a yes while words are on their way leaves none in memory', async () => {
    const meeting = await join(world);
    await consent(world, meeting, ANNA, 'bas');

    const change: typeof world.meetings.change = async (key, decide) => {
      await say(world, ANNA, 'Ett');
      return world.meetings.change(key, decide);
    };

    await consent({ ...world, meetings: { ...world.meetings, change } }, meeting, ANNA, 'none');

    expect(world.recent.of(meeting.id)).toEqual([]);
  });

  it('that cannot be written takes the last words out of memory all the same', async () => {
    const meeting = await join(world);
    await consent(world, meeting, ANNA, 'bas');
    await say(world, ANNA, 'Ett');
    const change = () => Promise.reject(UNAVAILABLE);

    const failed = consent({ ...world, meetings: { ...world.meetings, change } }, meeting, ANNA, 'none');

    await expect(failed).rejects.toBe(UNAVAILABLE);
    expect(world.recent.of(meeting.id)).toEqual([]);
  });
});

describe('the ceiling', () => {
  const set = async (ceiling: ConsentLevel, by = ANNA) => {
    const meeting = await join(world);
    return setCeiling(world, { key: keyOf(meeting), ceiling, cause: causeBy(world, by) });
  };

  it.each(['none', 'bas', 'plus', 'juridik'] as const)('is set to %s by the organiser', async (ceiling) => {
    const result = await set(ceiling);

    expect(result).toMatchObject({ type: 'changed', meeting: { ceiling } });
    expect(await latest(world, result.meeting)).toEqual(result.meeting);
    const audited = (await auditTypes(world, result.meeting)).includes('consent.ceiling-set');
    expect(audited).toBe(ceiling !== 'plus');
  });

  it('is not for others to set', async () => {
    expect(await set('juridik', BO)).toMatchObject({
      type: 'refused',
      reason: 'not-organizer',
      meeting: { ceiling: 'plus' },
    });
  });

  it('is for nobody to set where there is no organiser', async () => {
    const meeting = await join(world, { organizerId: null });

    const result = await setCeiling(world, { key: keyOf(meeting), ceiling: 'bas', cause: causeBy(world, ANNA) });

    expect(result).toMatchObject({ type: 'refused', reason: 'not-organizer' });
  });

  it.each([
    ['juridik', 'plus'],
    ['plus', 'bas'],
  ] as const)('cannot be %s where the tenant allows %s', async (ceiling, cap) => {
    world.settings.set({ consentCap: cap });

    expect(await set(ceiling)).toMatchObject({ type: 'refused', reason: 'above-cap', cap });
  });

  it('holds at once for everyone, both ways', async () => {
    const meeting = await join(world);
    await consent(world, meeting, BO, 'juridik');
    const levels: ConsentLevel[] = [];
    for (const ceiling of ['juridik', 'bas', 'none', 'plus'] as const) {
      await setCeiling(world, { key: keyOf(meeting), ceiling, cause: causeBy(world, ANNA) });
      levels.push(levelOf(await latest(world, meeting), 'bo'));
    }

    expect(levels).toEqual(['juridik', 'bas', 'none', 'plus']);
  });

  it('set and set back at the same instant leaves both events', async () => {
    const meeting = await join(world);
    for (const ceiling of ['bas', 'plus', 'bas'] as const) {
      await setCeiling(world, { key: keyOf(meeting), ceiling, cause: causeBy(world, ANNA) });
    }

    const types = await auditTypes(world, meeting);
    expect(types.filter((type) => type === 'consent.ceiling-set')).toHaveLength(3);
  });
});

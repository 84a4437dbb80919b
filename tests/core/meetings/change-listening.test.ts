import {
  admitPerson,
  pauseMeeting,
  refreshReference,
  resumeMeeting,
  setMeetingLanguage,
} from '../../../core/meetings/index.ts';
import { useCoreWorld } from '../../helpers/core-world.ts';
import {
  askToClose,
  auditTypes,
  causeBy,
  close,
  join,
  joinWithConsent,
  keyOf,
  latest,
  referenceTo,
  say,
  settle,
} from '../../helpers/meeting-steps.ts';
import { ANNA, DAN } from '../../helpers/people.ts';

const world = useCoreWorld();

describe('a pause', () => {
  it('hears nothing until it ends', async () => {
    const meeting = await joinWithConsent(world);
    const input = { key: keyOf(meeting), cause: causeBy(world, ANNA) };

    const paused = await pauseMeeting(world.meetings, input);
    const during = await say(world, ANNA, 'DECISION Byta');
    const resumed = await resumeMeeting(world.meetings, input);
    const after = await say(world, ANNA, 'DECISION Byta');

    expect([paused, resumed]).toEqual([true, true]);
    expect([during.type, after.type]).toEqual(['not-heard', 'heard']);
    expect(await auditTypes(world, meeting)).toEqual(expect.arrayContaining(['meeting.paused', 'meeting.active']));
  });

  it('twice, or its end without it, changes nothing', async () => {
    const meeting = await joinWithConsent(world);
    const input = { key: keyOf(meeting), cause: causeBy(world, ANNA) };

    const resumed = await resumeMeeting(world.meetings, input);
    await pauseMeeting(world.meetings, input);
    const before = await latest(world, meeting);
    const again = await pauseMeeting(world.meetings, input);

    expect([resumed, again]).toEqual([false, false]);
    expect(await latest(world, meeting)).toEqual(before);
  });

  it.each(['closing', 'closed'])('does not open a meeting that is %s', async (status) => {
    const meeting = await joinWithConsent(world);
    if (status === 'closing') {
      await settle(world);
      await askToClose(world, meeting);
    } else await close(world, meeting);
    const input = { key: keyOf(meeting), cause: causeBy(world, ANNA) };

    const changed = [await pauseMeeting(world.meetings, input), await resumeMeeting(world.meetings, input)];

    expect(changed).toEqual([false, false]);
    expect((await latest(world, meeting)).status).toBe(status);
  });
});

describe('the language of a meeting', () => {
  it('is set with its audit event, once for the same', async () => {
    const meeting = await join(world);
    const key = keyOf(meeting);

    const set = await setMeetingLanguage(world.meetings, { key, cause: causeBy(world, ANNA), language: 'da' });
    const again = await setMeetingLanguage(world.meetings, { key, cause: causeBy(world, ANNA), language: 'da' });

    expect(set.language).toBe('da');
    expect(again).toEqual(set);
    expect((await auditTypes(world, meeting)).filter((type) => type === 'meeting.language-set')).toHaveLength(1);
  });

  it('set three times at the same instant leaves three events', async () => {
    const meeting = await join(world);
    const key = keyOf(meeting);

    for (const language of ['da', 'en', 'da'] as const) {
      await setMeetingLanguage(world.meetings, { key, cause: causeBy(world, ANNA), language });
    }

    expect((await auditTypes(world, meeting)).filter((type) => type === 'meeting.language-set')).toHaveLength(3);
  });
});

describe('someone who comes later', () => {
  it('is let in once, without a level', async () => {
    const meeting = await join(world);
    const input = { key: keyOf(meeting), person: DAN, cause: causeBy(world, DAN) };

    await admitPerson(world, input);
    const { people, consents } = await admitPerson(world, input);

    expect(people.map(({ id }) => id)).toEqual(['anna', 'bo', 'cilla', 'dan']);
    expect(consents.at(-1)).toMatchObject({ personId: 'dan', level: 'none', signal: 'requested', previous: null });
    expect((await auditTypes(world, meeting)).filter((type) => type === 'meeting.person-added')).toHaveLength(1);
  });
});

describe('the address of the chat', () => {
  it('follows Teams, and stays the chat it was', async () => {
    const meeting = await join(world);
    const moved = referenceTo({
      serviceUrl: 'https://elsewhere.example',
      conversationId: 'not-this',
      tenantId: 'nor-this',
    });

    await refreshReference(world.meetings, keyOf(meeting), moved);

    expect((await latest(world, meeting)).reference).toEqual(referenceTo({ serviceUrl: 'https://elsewhere.example' }));
  });
});

import type { Decision } from '../../../core/decisions/index.ts';
import { type CloseAnswer, type CloseAnswers, type Meeting, submitClose } from '../../../core/meetings/index.ts';
import { useCoreWorld } from '../../helpers/core-world.ts';
import {
  act,
  askToClose,
  auditTypes,
  causeBy,
  joinWithConsent,
  keyOf,
  latest,
  onlyDecision,
  settle,
  submit,
} from '../../helpers/meeting-steps.ts';
import { ANNA, BO, person } from '../../helpers/people.ts';

const world = useCoreWorld();

/** A closing meeting with these decisions. */
async function closing(...texts: string[]): Promise<{ meeting: Meeting; ids: string[] }> {
  const meeting = await joinWithConsent(world);
  const ids: string[] = [];
  for (const text of texts) ids.push((await settle(world, text)).decision.id);
  return { meeting: (await askToClose(world, meeting)).meeting, ids };
}

const COMPLETE = 'DECISION Byta | anna | 2026-10-15';
const BARE = 'DECISION Hyra';

describe('the close card', () => {
  it('closes what lacks nothing without an answer', async () => {
    const { meeting } = await closing(COMPLETE);

    const result = await submit(world, meeting);

    expect(result).toMatchObject({ type: 'closed', meeting: { status: 'closed', closedBy: 'anna' } });
    expect(onlyDecision(await latest(world, meeting)).status).toBe('confirmed');
  });

  it.each<[string, CloseAnswer, Partial<Decision>]>([
    ['owner and date', { ownerId: 'bo', deadline: '2026-10-20' }, { status: 'confirmed', deadline: '2026-10-20' }],
    ['a date today', { ownerId: 'bo', deadline: '2026-10-05' }, { deadline: '2026-10-05' }],
    ['a reason to park', { parked: true, reason: ' Väntar ' }, { status: 'parked', parkedReason: 'Väntar' }],
    [
      'a reason to park, whatever else',
      { parked: true, reason: 'R', ownerId: 'x', deadline: 'y' },
      { status: 'parked' },
    ],
  ])('closes when what was missing is given: %s', async (_name, answer, expected) => {
    const { meeting, ids } = await closing(BARE);

    const result = await submit(world, meeting, { [ids[0] ?? '']: answer });

    expect(result.type).toBe('closed');
    expect(onlyDecision(await latest(world, meeting))).toMatchObject(expected);
    expect(await auditTypes(world, meeting)).toEqual(expect.arrayContaining(['decision.completed', 'meeting.closed']));
  });

  it.each<[string, string, CloseAnswer, string[]]>([
    ['nothing', BARE, {}, ['owner', 'deadline']],
    ['empty fields', BARE, { ownerId: '', deadline: ' ' }, ['owner', 'deadline']],
    ['no date', BARE, { ownerId: 'bo' }, ['deadline']],
    ['no owner', BARE, { deadline: '2026-10-20' }, ['owner']],
    ['an owner from outside', BARE, { ownerId: 'sten', deadline: '2026-10-20' }, ['owner']],
    ['no such date', BARE, { ownerId: 'bo', deadline: '2027-02-30' }, ['deadline']],
    ['a date that was', BARE, { ownerId: 'bo', deadline: '2026-10-04' }, ['deadline']],
    ['a date too far away', BARE, { ownerId: 'bo', deadline: '2100-01-01' }, ['deadline']],
    ['parking without a reason', BARE, { parked: true }, ['reason']],
    ['parking with spaces', BARE, { parked: true, reason: ' \u200B ' }, ['reason']],
    ['a name of two', 'DECISION Hyra | anna+bo | 2026-10-15', {}, ['owner']],
    ['a name of nobody', 'DECISION Hyra | ?Kalle | 2026-10-15', {}, ['owner']],
    ['a date taken away', COMPLETE, { deadline: '' }, ['deadline']],
  ])('stays open with %s, and says so at the field', async (_name, text, answer, fields) => {
    const { meeting, ids } = await closing(text);
    const [id = ''] = ids;

    const result = await submit(world, meeting, { [id]: answer });

    expect(result.type).toBe('incomplete');
    const row = result.type === 'incomplete' ? result.problems.get(id) : undefined;
    expect(Object.keys(row?.problems ?? {})).toEqual(fields);
    expect(row?.answer).toEqual(answer);
    expect(await latest(world, meeting)).toEqual(meeting);
  });

  it('stays open when rows that lack something were not answered', async () => {
    const { meeting } = await closing(COMPLETE, BARE);

    const result = await submit(world, meeting);

    expect(result).toMatchObject({ type: 'incomplete', meeting });
    expect(result.type === 'incomplete' && result.problems.size).toBe(0);
  });

  it('keeps the rows in order, and asks only for the others', async () => {
    const { meeting, ids } = await closing(BARE, 'DECISION Sälja', COMPLETE);
    const [bare = '', sell = ''] = ids;

    const result = await submit(world, meeting, {
      [bare]: { ownerId: 'bo', deadline: '2026-10-20' },
      [sell]: { ownerId: 'bo', deadline: '2026-10-01' },
    });
    const after = await latest(world, meeting);
    const closed = await submit(world, meeting, { [sell]: { ownerId: 'bo', deadline: '2026-10-21' } });

    expect(result).toMatchObject({ type: 'incomplete', meeting: after });
    expect(after.revision).toBe(meeting.revision + 1);
    expect(after.decisions.map(({ deadline }) => deadline)).toEqual(['2026-10-20', null, '2026-10-15']);
    expect(closed.type).toBe('closed');
  });

  it('does not close on a date that passed while the card lay open', async () => {
    const { meeting } = await closing(COMPLETE);
    world.clock.set('2026-10-15T22:00:00.000Z');

    expect((await submit(world, meeting)).type).toBe('incomplete');
  });

  it('asks a new owner for an answer', async () => {
    const { meeting, ids } = await closing(COMPLETE);
    await act(world, { meeting, decision: onlyDecision(meeting) }, { type: 'decline' });

    await submit(world, meeting, { [ids[0] ?? '']: { ownerId: 'bo' } });

    expect(onlyDecision(await latest(world, meeting))).toMatchObject({ ownerResponse: 'pending' });
  });

  it('takes a parked decision out when it is unticked', async () => {
    const { meeting, ids } = await closing(COMPLETE, BARE);
    const [complete = ''] = ids;
    await submit(world, meeting, { [complete]: { parked: true, reason: 'Väntar' } });

    await submit(world, meeting, { [complete]: { parked: false } });

    const decision = (await latest(world, meeting)).decisions.find(({ id }) => id === complete);
    expect(decision).toMatchObject({ status: 'confirmed', parkedReason: null, deadline: '2026-10-15' });
  });

  it('leaves a parked decision with its reason when nothing is said about it', async () => {
    const { meeting, ids } = await closing(COMPLETE, BARE);
    const [complete = '', bare = ''] = ids;
    await submit(world, meeting, { [complete]: { parked: true, reason: 'Väntar' } });

    const result = await submit(world, meeting, { [complete]: {}, [bare]: { parked: true, reason: 'Också' } });

    expect(result.type).toBe('closed');
    expect(result.meeting.decisions.map(({ parkedReason }) => parkedReason)).toEqual(['Väntar', 'Också']);
  });

  it('ignores what it says about decisions that the meeting does not have', async () => {
    const { meeting } = await closing(COMPLETE);
    const answers: CloseAnswers = {
      'd-other': { ownerId: 'x' },
      constructor: { parked: true },
      ['__proto__']: { parked: true },
    };

    expect((await submit(world, meeting, answers)).type).toBe('closed');
  });

  it('ignores what it says about a dismissed decision', async () => {
    const { meeting, ids } = await closing(COMPLETE, BARE);
    const [, bare = ''] = ids;
    const dismissed = meeting.decisions.find(({ id }) => id === bare);
    if (dismissed) await act(world, { meeting, decision: dismissed }, { type: 'dismiss' });

    const result = await submit(world, meeting, { [bare]: { ownerId: 'bo', deadline: '2026-10-20' } });

    expect(result.type).toBe('closed');
    expect(result.meeting.decisions.map(({ status }) => status)).toEqual(['confirmed', 'dismissed']);
  });
});

describe('who is quicker', () => {
  const send = (meeting: Meeting, answers: CloseAnswers, by = ANNA, { revision } = meeting) =>
    submitClose(world, { key: keyOf(meeting), revision, answers, cause: causeBy(world, by) });

  it('wins when two close at once', async () => {
    const { meeting } = await closing(COMPLETE);

    const results = await Promise.all([send(meeting, {}, ANNA), send(meeting, {}, BO)]);

    expect(results.map(({ type }) => type).sort()).toEqual(['already-closed', 'closed']);
    expect((await auditTypes(world, meeting)).filter((type) => type === 'meeting.closed')).toHaveLength(1);
  });

  it('wins when two answer at once, and the other one gets the fresh card', async () => {
    const { meeting, ids } = await closing(BARE, 'DECISION Sälja');
    const answerTo = (id = '', ownerId = 'bo') => ({ [id]: { ownerId, deadline: '2026-10-20' } });

    const results = await Promise.all([send(meeting, answerTo(ids[0])), send(meeting, answerTo(ids[1]))]);

    expect(results.map(({ type }) => type)).toEqual(['incomplete', 'outdated']);
    const { decisions } = await latest(world, meeting);
    expect(decisions.map(({ deadline }) => deadline)).toEqual(['2026-10-20', null]);
  });

  it('changed a decision: the older list takes nothing', async () => {
    const { meeting } = await closing(COMPLETE);
    await act(world, { meeting, decision: onlyDecision(meeting) }, { type: 'decline' });

    const result = await send(meeting, { [onlyDecision(meeting).id]: { ownerId: 'bo' } });

    expect(result).toMatchObject({ type: 'outdated', meeting: { status: 'closing' } });
    expect(onlyDecision(await latest(world, meeting)).owner).toEqual({ type: 'none' });
  });

  it('is nobody from outside', async () => {
    const { meeting } = await closing(COMPLETE);

    const result = await send(meeting, {}, person('Sten Främling'));

    expect(result).toMatchObject({ type: 'refused', reason: 'not-member' });
    expect((await latest(world, meeting)).status).toBe('closing');
  });

  it.each(['active', 'paused'] as const)('closes nothing while the meeting is %s', async (status) => {
    const { meeting } = await closing(COMPLETE);
    await world.meetings.change(keyOf(meeting), (before) => ({ meeting: { ...before, status }, result: null }));

    expect(await send(meeting, {})).toMatchObject({ type: 'refused', reason: 'not-closing' });
  });
});

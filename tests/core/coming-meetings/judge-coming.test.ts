import { judgeComing, nextLook } from '../../../core/coming-meetings/judge-coming.ts';
import { comingOf } from '../../helpers/coming.ts';
import { DAY, HOUR, MINUTE } from '../../helpers/test-clock.ts';

const START = '2026-10-05T09:00:00.000Z';
const LATER = '2026-10-05T12:00:00.000Z';
const atBefore = (ms: number) => new Date(Date.parse(START) - ms);
const briefBeforeMs = 30 * MINUTE;
const NONE = { state: 'none', activityId: null } as const;
const PENDING = { state: 'pending', activityId: null } as const;
const POSTED = { state: 'card', activityId: 'a' } as const;

describe('a look at a coming meeting', () => {
  const look = { briefBeforeMs, startsAt: START as string | null, isGoingOn: false };

  it.each([
    ['long before', HOUR, NONE, START, 'as-it-is'],
    ['a moment before its time', briefBeforeMs + 1, NONE, START, 'as-it-is'],
    ['when its time comes', briefBeforeMs, NONE, START, 'due'],
    ['a moment before the start', 1, NONE, START, 'due'],
    ['at the start', 0, NONE, START, 'as-it-is'],
    ['after the start', -HOUR, NONE, START, 'as-it-is'],
    ['on its way', MINUTE, PENDING, START, 'as-it-is'],
    ['on its way and moved out of its time', MINUTE, PENDING, LATER, 'called-back'],
    ['on its way and moved within its time', 20 * MINUTE, PENDING, '2026-10-05T09:05:00.000Z', 'due'],
    ['there', MINUTE, POSTED, START, 'as-it-is'],
    ['there and moved', MINUTE, POSTED, LATER, 'as-it-is'],
  ])('with a brief that is %s', (_what, ahead, brief, startsAt, expected) => {
    const judged = judgeComing(comingOf({ startsAt: START, brief }), { ...look, now: atBefore(ahead), startsAt });

    expect(judged).toEqual({ type: 'stays', startsAt, brief: expected });
  });

  it.each([
    ['begun, whatever else', 'begun', { isGoingOn: true, startsAt: null }, atBefore(HOUR)],
    ['gone', 'gone', { startsAt: null }, atBefore(HOUR)],
    ['past', 'past', {}, atBefore(-4 * HOUR)],
  ])('ends one that is %s', (_what, because, over, now) => {
    expect(judgeComing(comingOf({ startsAt: START }), { ...look, now, ...over })).toEqual({ type: 'ends', because });
  });

  it('lets one wait until shortly before it is past', () => {
    const now = atBefore(-4 * HOUR + 1);
    expect(judgeComing(comingOf({ startsAt: START }), { ...look, now }).type).toBe('stays');
  });
});

it.each([
  ['once a day when it is far', 10 * DAY, NONE, 9 * DAY],
  ['once an hour on the last day', 6 * HOUR, NONE, 5 * HOUR],
  ['when the brief is due', 40 * MINUTE, NONE, 30 * MINUTE],
  ['at once when that was before', 10 * MINUTE, NONE, 10 * MINUTE],
  ['an hour on when the brief is there', 20 * MINUTE, POSTED, -40 * MINUTE],
  ['when it is to be let go, once it is time', -MINUTE, NONE, -4 * HOUR],
])('is looked at next %s', (_what, ahead, brief, expected) => {
  const next = nextLook(comingOf({ startsAt: START, brief }), { now: atBefore(ahead), briefBeforeMs });

  expect(next).toEqual(atBefore(expected));
});

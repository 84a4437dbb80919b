import { savedTimeOf } from '../../../core/board/index.ts';
import { DEFAULT_TENANT_SETTINGS } from '../../../core/settings/index.ts';

const none = DEFAULT_TENANT_SETTINGS.savedTime;
const times = (n: number, preparing: number, followingUp: number) => ({
  preparing: Array.from({ length: n }, (_, index) => preparing + (index % 3) - 1),
  followingUp: Array.from({ length: n }, (_, index) => followingUp + (index % 5) - 2),
});

describe('saved time', () => {
  it('is no number until ten meetings were timed without Kollegan and ten with it', () => {
    expect(savedTimeOf(none)).toMatchObject({ value: null, n: 0, needed: 10, notMeasured: 'no-baseline' });
    expect(savedTimeOf({ ...none, before: times(9, 30, 20) })).toMatchObject({ value: null, n: 9 });
    expect(savedTimeOf({ ...none, before: times(10, 30, 20), after: times(9, 10, 5) })).toMatchObject({
      value: null,
      n: 9,
      notMeasured: 'no-follow-up',
    });
  });

  it('counts no meeting of which one time is missing', () => {
    const before = { ...times(12, 30, 20), followingUp: [20, 20] };

    expect(savedTimeOf({ ...none, before, after: times(12, 10, 5) })).toMatchObject({ value: null, n: 2 });
  });

  it('is the difference of the medians, with an interval that is the same each time', () => {
    const measured = { ...none, before: times(15, 30, 20), after: times(15, 10, 5) };
    const first = savedTimeOf(measured);
    const [low, high] = first.interval ?? [0, 0];

    expect(first).toMatchObject({ value: 35, n: 30, notMeasured: null, estimated: false });
    expect(low).toBeLessThanOrEqual(35);
    expect(high).toBeGreaterThanOrEqual(35);
    expect(high - low).toBeLessThan(5);
    expect(savedTimeOf(measured)).toEqual(first);
  });

  it('takes the middle of an even number, is not moved by one long meeting, and may be a loss', () => {
    const before = { preparing: [10, 10, 10, 10, 10, 20, 20, 20, 20, 600], followingUp: Array(10).fill(0) };
    const after = { preparing: Array(10).fill(25), followingUp: Array(10).fill(0) };

    expect(savedTimeOf({ ...none, before, after, method: 'estimated' })).toMatchObject({ value: -10, estimated: true });
  });
});

import fc from 'fast-check';
import { DEFAULT_TENANT_SETTINGS, periodsOf, shortestSince } from '../../../core/settings/index.ts';
import { withPeriods } from '../../../core/settings/promised-periods.ts';

const DAY = 86_400_000;
const START = Date.parse('2020-01-01T00:00:00.000Z');
const at = (day: number) => new Date(START + day * DAY);
const withYears = (meetingYears: number) => ({
  ...DEFAULT_TENANT_SETTINGS,
  keeping: { ...DEFAULT_TENANT_SETTINGS.keeping, meetingYears },
});

describe('the periods that people were promised', () => {
  it('are those of now where nothing was ever changed', () => {
    expect(shortestSince(periodsOf({}, withYears(4)), 'meetingYears', at(0))).toBe(4);
  });

  it('are not lengthened by a later setting, and shortened by one', () => {
    let periods = periodsOf(null, withYears(5));
    periods = withPeriods(periods, withYears(9), at(10));
    periods = withPeriods(periods, withYears(2), at(20));
    periods = withPeriods(periods, withYears(8), at(30));

    expect([0, 10, 15, 25, 30, 31].map((day) => shortestSince(periods, 'meetingYears', at(day)))).toEqual([
      2, 2, 2, 2, 8, 8,
    ]);
  });

  it('are what each day between then and now allowed, at the least', () => {
    const changes = fc.array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 30 })), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), changes, fc.integer({ min: 0, max: 200 }), (first, steps, born) => {
        let periods = periodsOf(null, withYears(first));
        const byDay = Array.from({ length: 201 }, () => first);
        let day = 0;
        for (const [wait, years] of steps) {
          day += wait;
          periods = withPeriods(periods, withYears(years), at(day));
          byDay.fill(years, day);
        }

        expect(shortestSince(periods, 'meetingYears', at(born))).toBe(Math.min(...byDay.slice(born)));
      }),
    );
  });

  it('hold what was stored, and nothing new where nothing changed', () => {
    const periods = withPeriods(periodsOf(null, withYears(5)), withYears(6), at(1));

    expect(withPeriods(periods, withYears(6), at(2))).toEqual(periods);
    expect(periodsOf({ periods }, withYears(6))).toEqual(periods);
  });
});

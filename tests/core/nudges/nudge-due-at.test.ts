import { createWorkingCalendar } from '../../../adapters/calendar/create-working-calendar.ts';
import { type NudgePlan, nudgeDueAt } from '../../../core/nudges/index.ts';

const calendar = createWorkingCalendar({ country: 'SE', workingDays: [1, 2, 3, 4, 5] });
const PLAN: NudgePlan = { after: 'PT48H', from: '08:00', to: '17:00', timeZone: 'Europe/Stockholm', calendar };

function dueAt(start: string, overrides: Partial<NudgePlan> = {}): string {
  return nudgeDueAt(new Date(start), { ...PLAN, ...overrides }).toISOString();
}

describe('a reminder', () => {
  it.each([
    ['within working hours goes out as it falls', '2026-10-05T08:30:00.000Z', '2026-10-07T08:30:00.000Z'],
    ['at the hour when work begins goes out then', '2026-10-05T06:00:00.000Z', '2026-10-07T06:00:00.000Z'],
    ['in the morning waits for work to begin', '2026-10-05T03:12:00.000Z', '2026-10-07T06:00:00.000Z'],
    ['in the last minute of work goes out', '2026-10-05T14:59:00.000Z', '2026-10-07T14:59:00.000Z'],
    ['when work ends waits for the morning', '2026-10-05T15:00:00.000Z', '2026-10-08T06:00:00.000Z'],
    ['at night waits for the morning', '2026-10-05T21:00:00.000Z', '2026-10-08T06:00:00.000Z'],
    ['on a Saturday waits for Monday', '2026-10-01T10:00:00.000Z', '2026-10-05T06:00:00.000Z'],
    ['on a Friday evening waits for Monday', '2026-10-07T17:00:00.000Z', '2026-10-12T06:00:00.000Z'],
    // Midsommarafton is Friday 19 June 2026.
    ['on midsommarafton waits for Monday', '2026-06-17T10:00:00.000Z', '2026-06-22T06:00:00.000Z'],
    ['the evening before midsommarafton waits for Monday', '2026-06-16T16:00:00.000Z', '2026-06-22T06:00:00.000Z'],
    // Långfredagen is 3 April and annandag påsk 6 April 2026.
    ['on långfredagen waits until after Easter', '2026-04-01T10:00:00.000Z', '2026-04-07T06:00:00.000Z'],
    // Julafton is a Thursday, nyårsafton a Thursday, trettondagen a Wednesday.
    ['on julafton waits until after Christmas', '2026-12-22T10:00:00.000Z', '2026-12-28T07:00:00.000Z'],
    ['on nyårsafton waits until after the weekend', '2026-12-29T10:00:00.000Z', '2027-01-04T07:00:00.000Z'],
  ])('%s', (_name, closed, due) => {
    expect(dueAt(closed)).toBe(due);
  });

  // Clocks go forward on 29 March and back on 25 October 2026; 48 hours stay 48 hours.
  it.each([
    ['over the change to summer time', '2026-03-27T10:00:00.000Z', 'PT72H', '2026-03-30T10:00:00.000Z'],
    ['over the change to winter time', '2026-10-23T10:00:00.000Z', 'PT72H', '2026-10-26T10:00:00.000Z'],
    ['on the Sunday of summer time', '2026-03-27T00:30:00.000Z', 'PT48H', '2026-03-30T06:00:00.000Z'],
    ['on the Sunday of winter time', '2026-10-23T00:30:00.000Z', 'PT48H', '2026-10-26T07:00:00.000Z'],
    ['a day later by the calendar, over the change', '2026-03-28T10:00:00.000Z', 'P2D', '2026-03-30T09:00:00.000Z'],
  ])('%s', (_name, closed, after, due) => {
    expect(dueAt(closed, { after })).toBe(due);
  });

  it('goes out when the clocks change, where people work on Sundays', () => {
    const everyDay = createWorkingCalendar({ country: 'none', workingDays: [1, 2, 3, 4, 5, 6, 7] });
    const night = { calendar: everyDay, from: '02:30', to: '04:00', after: 'PT0S' };

    const spring = dueAt('2026-03-29T00:00:00.000Z', night);
    const autumn = dueAt('2026-10-24T23:00:00.000Z', night);

    expect([spring, autumn]).toEqual(['2026-03-29T01:30:00.000Z', '2026-10-25T00:30:00.000Z']);
  });

  it.each([
    ['2026-10-05T21:30:00.000Z', '2026-10-05T21:30:00.000Z'],
    ['2026-10-05T22:00:00.000Z', '2026-10-06T06:00:00.000Z'],
  ])('at %s goes out at %s where work ends at 24:00', (now, due) => {
    expect(dueAt(now, { after: 'PT0S', to: '24:00' })).toBe(due);
  });

  it('goes out around the clock where work never ends', () => {
    expect(dueAt('2026-10-05T01:00:00.000Z', { after: 'PT0S', from: '00:00', to: '24:00' })).toBe(
      '2026-10-05T01:00:00.000Z',
    );
  });

  it('is at the hour of another time zone', () => {
    expect(dueAt('2026-10-05T21:00:00.000Z', { after: 'PT0S', timeZone: 'America/New_York' })).toBe(
      '2026-10-06T12:00:00.000Z',
    );
  });

  it('goes out as it falls where no day of the year is a working day', () => {
    const never = { isWorkingDay: () => false };

    expect(dueAt('2026-10-05T01:00:00.000Z', { after: 'PT1H', calendar: never })).toBe('2026-10-05T02:00:00.000Z');
  });
});

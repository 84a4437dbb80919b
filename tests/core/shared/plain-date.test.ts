import { addDays, PlainDate, plainDateIn } from '../../../core/shared/plain-date.ts';

describe('PlainDate', () => {
  it.each(['2026-10-05', '2028-02-29', '1999-12-31'])('takes %s', (text) => {
    expect(PlainDate.safeParse(text).success).toBe(true);
  });

  it.each(['2026-02-30', '2027-02-29', '2026-13-01', '2026-1-1', '5 oct', '', '2026-10-05Z'])('refuses %j', (text) => {
    expect(PlainDate.safeParse(text).success).toBe(false);
  });
});

describe('plainDateIn', () => {
  it.each([
    ['2026-10-05T21:59:59.999Z', 'Europe/Stockholm', '2026-10-05'],
    ['2026-10-05T22:00:00.000Z', 'Europe/Stockholm', '2026-10-06'],
    ['2026-12-31T23:00:00.000Z', 'Europe/Stockholm', '2027-01-01'],
    ['2026-10-05T22:00:00.000Z', 'America/New_York', '2026-10-05'],
    ['2026-10-05T10:00:00.000Z', 'Pacific/Kiritimati', '2026-10-06'],
  ])('%s in %s is %s', (instant, zone, date) => {
    expect(plainDateIn(new Date(instant), zone)).toBe(date);
  });
});

describe('addDays', () => {
  it.each([
    ['2026-10-05', 1, '2026-10-06'],
    ['2026-10-25', 1, '2026-10-26'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2026-10-05', 0, '2026-10-05'],
  ])('%s and %i days is %s', (date, days, expected) => {
    expect(addDays(date, days)).toBe(expected);
  });
});

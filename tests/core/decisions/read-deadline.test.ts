import { readDeadline } from '../../../core/decisions/index.ts';

const TODAY = '2026-10-05';

describe('readDeadline', () => {
  it.each([
    ['2026-10-05', 'today'],
    ['2026-10-06', 'tomorrow'],
    ['2028-02-29', 'a leap day'],
    ['2036-10-05', 'ten years ahead to the day'],
  ])('takes %s: %s', (text) => {
    expect(readDeadline(text, TODAY)).toEqual({ ok: true, date: text });
  });

  it('takes a date with spaces around it', () => {
    expect(readDeadline(' 2026-10-06\n', TODAY)).toEqual({ ok: true, date: '2026-10-06' });
  });

  it.each([
    ['', 'missing'],
    ['   ', 'missing'],
    ['2026-10-04', 'past'],
    ['0001-01-01', 'past'],
    ['2027-02-30', 'not-a-date'],
    ['2027-02-29', 'not-a-date'],
    ['2027-13-01', 'not-a-date'],
    ['2027-00-10', 'not-a-date'],
    ['2027-04-31', 'not-a-date'],
    ['15 oktober', 'not-a-date'],
    ['2027-1-5', 'not-a-date'],
    ['20271005', 'not-a-date'],
    ['2027-10-05T12:00:00Z', 'not-a-date'],
    ['+002027-10-05', 'not-a-date'],
    ['２０２７-10-05', 'not-a-date'],
    ['2036-10-06', 'absurd'],
    ['9999-12-31', 'absurd'],
  ])('refuses %j as %s', (text, problem) => {
    expect(readDeadline(text, TODAY)).toEqual({ ok: false, problem });
  });
});

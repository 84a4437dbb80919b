import { textsOf } from '../../../cards/locales/texts-of.ts';
import { showDate } from '../../../cards/shared/show-date.ts';

describe('showDate', () => {
  it.each([
    ['sv', 'tors 15 okt 2026'],
    ['nb', 'tors 15. okt 2026'],
    ['da', 'tors 15. okt 2026'],
    ['en', 'Thu 15 Oct 2026'],
  ] as const)('writes the date as people do in %s', (language, expected) => {
    expect(showDate('2026-10-15', textsOf(language))).toBe(expected);
  });

  it.each([
    ['2026-01-01', 'tors 1 jan 2026'],
    ['2028-02-29', 'tis 29 feb 2028'],
    ['2026-12-31', 'tors 31 dec 2026'],
    ['2026-11-01', 'sön 1 nov 2026'],
  ])('finds the weekday of %s', (date, expected) => {
    expect(showDate(date, textsOf('sv'))).toBe(expected);
  });
});

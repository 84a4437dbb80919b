import { findDate, findDateInName } from '../../../core/transcripts/find-date.ts';

describe('the day of a meeting', () => {
  it.each([
    ['Protokoll 2026-10-07', '2026-10-07'],
    ['7 oktober 2026, 10:00', '2026-10-07'],
    ['onsdag 7 okt. 2026', '2026-10-07'],
    ['15. mai 2026', '2026-05-15'],
    ['3 maj 2026', '2026-05-03'],
    ['24. desember 2026', '2026-12-24'],
    ['October 7, 2026, 10:00AM', '2026-10-07'],
    ['7 October 2026', '2026-10-07'],
    ['Budget 2027', null],
    ['31 februari 2026', null],
    ['7 kapitel 2026', null],
    ['2026-13-40', null],
    [`${'x'.repeat(200)} 2026-10-07`, null],
  ])('in %j is %j', (line, date) => {
    expect(findDate(['Ledningsgrupp', line])).toBe(date);
  });

  it('is looked for in the title alone', () => {
    expect(findDate([...Array.from({ length: 12 }, () => 'a'), '2026-10-07'])).toBeNull();
  });

  it.each([
    ['Möte-20261007_100000-Meeting Recording.vtt', '2026-10-07'],
    ['2026-10-07 styrelse.docx', '2026-10-07'],
    ['styrelse_2026_10_07.txt', '2026-10-07'],
    ['styrelse.vtt', null],
    ['order-20269999.vtt', null],
    ['120261007.vtt', null],
  ])('in the name %j is %j', (name, date) => {
    expect(findDateInName(name)).toBe(date);
  });
});

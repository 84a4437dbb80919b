import { formatClock, parseClock } from '../../../core/transcripts/clock-time.ts';

describe('a time in a transcript', () => {
  it.each([
    ['0:03', 3_000],
    ['1:02:11', 3_731_000],
    ['00:01:02.500', 62_500],
    ['00:01:02,5', 62_500],
    ['0:0:2.8901234', 2_890],
    ['-00:00:01.250', -1_250],
    ['-0:00', 0],
    ['75:00', 4_500_000],
    ['0:60', null],
    ['1:60:00', null],
    ['10', null],
    ['a:10', null],
    ['', null],
  ])('%j is %j milliseconds', (text, ms) => {
    expect(parseClock(text)).toBe(ms);
  });

  it.each([
    [3_999, '0:03'],
    [3_731_000, '1:02:11'],
    [-1_250, '-0:01'],
    [-250, '0:00'],
    [36_000_000, '10:00:00'],
  ])('%j milliseconds are shown as %j', (ms, text) => {
    expect(formatClock(ms)).toBe(text);
  });
});

import {
  allows,
  type ConsentEvent,
  ConsentLevel,
  chosenLevel,
  hasAnswered,
  lowerLevel,
} from '../../../core/consent/index.ts';

const LEVELS = ConsentLevel.options;

function answer(personId: string, level: ConsentLevel): ConsentEvent {
  return {
    personId,
    level,
    at: '2026-10-05T08:00:00.000Z',
    noticeVersion: '1',
    noticeHash: 'h',
    language: 'sv',
    channel: 'card',
  };
}

describe('levels', () => {
  it('go from nothing to everything', () => {
    expect(LEVELS).toEqual(['none', 'bas', 'plus', 'juridik']);
  });

  it.each(LEVELS.flatMap((a, i) => LEVELS.map((b, j) => [a, b, LEVELS[Math.min(i, j)], i >= j] as const)))(
    'of %s and %s the lower is %s; allows: %s',
    (a, b, lower, allowed) => {
      expect(lowerLevel(a, b)).toBe(lower);
      expect(allows(a, b)).toBe(allowed);
    },
  );
});

describe('answers', () => {
  it('count by the last one of each person', () => {
    const events = [answer('anna', 'plus'), answer('bo', 'bas'), answer('anna', 'none')];

    expect(chosenLevel(events, 'anna')).toBe('none');
    expect(chosenLevel(events, 'bo')).toBe('bas');
  });

  it('that were not given are no yes', () => {
    expect(chosenLevel([answer('bo', 'plus')], 'anna')).toBe('none');
  });

  it('tell no from silence', () => {
    const events = [answer('anna', 'none')];

    expect(hasAnswered(events, 'anna')).toBe(true);
    expect(hasAnswered(events, 'bo')).toBe(false);
  });
});

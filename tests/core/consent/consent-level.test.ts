import { allows, ConsentLevel, chosenLevel, hasAnswered, lowerLevel } from '../../../core/consent/index.ts';
import { answerOf } from '../../helpers/consents.ts';

const LEVELS = ConsentLevel.options;

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
    const events = [answerOf('anna', 'plus'), answerOf('bo', 'bas'), answerOf('anna', 'none')];

    expect(chosenLevel(events, 'anna')).toBe('none');
    expect(chosenLevel(events, 'bo')).toBe('bas');
  });

  it('that were not given are no yes', () => {
    expect(chosenLevel([answerOf('bo', 'plus')], 'anna')).toBe('none');
  });

  it('tell no from silence', () => {
    const events = [answerOf('anna', 'none')];

    expect(hasAnswered(events, 'anna')).toBe(true);
    expect(hasAnswered(events, 'bo')).toBe(false);
  });
});

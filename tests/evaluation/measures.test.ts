import { cardsOf, measureCards } from '../../evaluation/card-measures.ts';
import { emptyTally, mean, measure, spread, tallyItems, tallyTurns } from '../../evaluation/measures.ts';
import type { ScoredMeeting } from '../../evaluation/scored-meeting.ts';

it('counts a predicted turn against the truth, and the truth against the predicted', () => {
  const tally = emptyTally();

  tallyTurns(tally, [4, 10, 30], new Set([5, 6, 10]), 0);

  expect(measure(tally)).toEqual({ precision: 1 / 3, recall: 1 / 3, f1: expect.closeTo(1 / 3), predicted: 3 });
});

it('lets a turn be near', () => {
  const tally = emptyTally();

  tallyTurns(tally, [4, 10, 30], new Set([5, 6, 10]), 1);

  expect(measure(tally)).toMatchObject({ precision: 2 / 3, recall: 2 / 3 });
});

it('finds an item by any of its turns', () => {
  const tally = emptyTally();

  tallyItems(tally, [[1, 2], [50]], [[5, 90], [51], [70]], 3);

  expect(measure(tally)).toMatchObject({ precision: 1, recall: 2 / 3, predicted: 2 });
});

it('is nothing, not NaN, without predictions and truth', () => {
  expect(measure(emptyTally())).toEqual({ precision: 0, recall: 0, f1: 0, predicted: 0 });
});

it('takes mean and sample deviation', () => {
  expect(mean([1, 2, 3])).toBe(2);
  expect(spread([1, 2, 3])).toBe(1);
});

describe('cards of a meeting', () => {
  const meeting: ScoredMeeting = {
    meeting: { meeting: 'S0a', turns: [], actions: [], decisions: [] },
    hours: 0.5,
    wordsBefore: [0, 10, 20, 30, 40, 50, 60, 70],
    gold: new Set([1, 7]),
    items: [[1], [7]],
    scores: Float32Array.from([0, 0.9, 0.5, 0, 0, 0, 0.9, 0]),
  };
  const limits = { show: 0.8, mark: 0.4, interrupts: true };

  it('are opened and joined as the product does', () => {
    expect(cardsOf(meeting, (score) => score, limits)).toEqual([[1, 2], [6]]);
  });

  it('are measured an hour, exactly and nearly', () => {
    const measured = measureCards(
      [meeting],
      (_, score) => score,
      () => limits,
    );

    expect(measured).toEqual({ cards: 2, perHour: 4, exactPrecision: 0.5, nearPrecision: 1, itemRecall: 1 });
  });
});

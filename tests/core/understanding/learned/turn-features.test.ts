import fc from 'fast-check';
import type { SpokenTurn } from '../../../../core/understanding/learned/spoken-turn.ts';
import { BUCKETS, turnFeatures } from '../../../../core/understanding/learned/turn-features.ts';
import { type PlacedTurn, placeTurns } from '../../../../core/understanding/learned/turn-windows.ts';
import { plainSpeech, turnWords } from '../../../../core/understanding/learned/turn-words.ts';

function featuresOf({ window, position }: PlacedTurn): [bucket: number, value: number][] {
  const features: [number, number][] = [];
  turnFeatures(window, position, (bucket, value) => features.push([bucket, value]));
  return features;
}

function countFeatures(turns: readonly SpokenTurn[]): number {
  return placeTurns(turns).reduce((sum, placed) => sum + featuresOf(placed).length, 0);
}

const words = fc.array(fc.constantFrom('you', 'will', 'um', 'send', 'the', 'report', 'x', 'Anna'), { maxLength: 60 });
const turn = words.map((said): SpokenTurn => ({ speakerId: 'a', text: said.join(' ') }));

it('stays within the table, with finite values', () => {
  fc.assert(
    fc.property(fc.array(turn, { maxLength: 6 }), (turns) => {
      for (const [bucket, value] of placeTurns(turns).flatMap(featuresOf)) {
        expect(Number.isInteger(bucket) && bucket >= 0 && bucket < BUCKETS).toBe(true);
        expect(value > 0 && value < 3).toBe(true);
      }
    }),
    { numRuns: 50 },
  );
});

it('works in proportion to the words: twice the meeting, twice the features', () => {
  const half = Array.from({ length: 500 }, (_, index) => ({
    speakerId: `${index % 4}`,
    text: 'you will send the report',
  }));

  const once = countFeatures(half);

  const twice = countFeatures([...half, ...half]);
  expect(Math.abs(twice - 2 * once)).toBeLessThan(50);
});

it('bounds what one endless turn costs', () => {
  const [placed] = placeTurns([{ speakerId: 'a', text: 'you will send it and '.repeat(50_000) }]);

  expect(placed && featuresOf(placed).length).toBeLessThan(1_000);
});

it('reads a typographic apostrophe, case and decomposed letters as the plain ones', () => {
  expect(plainSpeech('You’ll MEET Rene\u0301')).toBe("you'll meet ren\u00e9");
});

it('leaves out fillers, broken-off letters and stutters, and still counts them as said', () => {
  expect(turnWords("um i i'll s send send it")).toEqual({ words: ['i', "i'll", 'send', 'it'], spoken: 7 });
});

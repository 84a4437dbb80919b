import fc from 'fast-check';
import { peopleOf, toUtterances } from '../../../core/transcripts/index.ts';

const people = peopleOf([], ['Anna']);

function utterancesOf(text: string, startMs: number | null = null) {
  return toUtterances([{ speaker: 'Anna', text, startMs, place: 1 }], {
    people,
    date: '2026-10-07',
    idOf: (turn) => `t${turn}`,
  });
}

describe('the utterances of a transcript', () => {
  it('are its turns', () => {
    expect(utterancesOf('Hej.', 62_000)).toEqual([
      {
        turn: 0,
        utterance: { id: 't0', speakerId: people.idOf('Anna'), at: '2026-10-07T00:01:02.000Z', text: 'Hej.' },
      },
    ]);
  });

  it('are parts of a speech, cut behind a sentence', () => {
    const sentence = `${'ord '.repeat(100)}slut.`;

    const parts = utterancesOf(Array.from({ length: 10 }, () => sentence).join(' ')).map(({ utterance }) => utterance);

    expect(parts.map(({ id }) => id)).toEqual(['t0', 't0.2', 't0.3']);
    expect(parts.every(({ text }) => text.endsWith('slut.'))).toBe(true);
  });

  it('lose no word and are never too long', () => {
    const word = fc.oneof(fc.string({ maxLength: 20 }), fc.constantFrom('a'.repeat(5_000), 'slut.', ' '));
    fc.assert(
      fc.property(fc.array(word, { maxLength: 400 }), (words) => {
        const text = words.join(' ').replace(/\s+/g, ' ').trim();

        const parts = utterancesOf(text).map(({ utterance }) => utterance.text);

        expect(parts.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        expect(Math.max(...parts.map(({ length }) => length))).toBeLessThanOrEqual(2_000);
      }),
      { numRuns: 50 },
    );
  });
});

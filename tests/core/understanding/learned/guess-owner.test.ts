import { guessOwner } from '../../../../core/understanding/learned/guess-owner.ts';
import type { SpokenTurn } from '../../../../core/understanding/learned/spoken-turn.ts';

function conversation(...lines: [speakerId: string, text: string][]): SpokenTurn[] {
  return lines.map(([speakerId, text]) => ({ speakerId, text }));
}

it.each<[string, SpokenTurn[], string | null]>([
  ['who says I will', conversation(['a', 'I’ll write the minutes'], ['b', 'Okay']), 'a'],
  ['who answers you', conversation(['a', "You'll look at prices"], ['a', 'by Monday'], ['b', 'Sure']), 'b'],
  ['nobody when several are meant', conversation(['a', 'You guys work on it'], ['b', 'Sure']), null],
  ['nobody when nobody answers', conversation(['a', 'Can you look at prices?']), null],
  ['nobody for we', conversation(['a', 'We should look at prices'], ['b', 'Sure']), null],
])('guesses %s', (_, turns, owner) => {
  expect(guessOwner(turns, 0)).toBe(owner);
});

it('guesses nobody for a turn that is not there', () => {
  expect(guessOwner([], 3)).toBeNull();
});

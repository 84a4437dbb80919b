import { guessOwner } from '../core/understanding/learned/guess-owner.ts';
import type { LabelledMeeting } from './read-corpus.ts';

export interface OwnerMeasure {
  /** Action items with a linked turn and a known owner. */
  items: number;
  guessed: number;
  right: number;
  /** How often the speaker of the item's first turn is an owner: what guessing the speaker would give. */
  speakerRight: number;
}

/** Measures the owner guess on the true turns, so that it does not hang on the model. Nothing of it is trained. */
export function evaluateOwners(meetings: readonly LabelledMeeting[]): OwnerMeasure {
  const result: OwnerMeasure = { items: 0, guessed: 0, right: 0, speakerRight: 0 };
  for (const { turns, actions } of meetings)
    for (const { linkedTurns, owners } of actions) {
      const [first] = linkedTurns;
      if (first === undefined || owners.length === 0) continue;
      const guess = guessOwner(turns, first);
      result.items += 1;
      result.guessed += Number(guess !== null);
      result.right += Number(guess !== null && owners.includes(guess));
      result.speakerRight += Number(owners.includes(turns[first]?.speakerId ?? ''));
    }
  return result;
}

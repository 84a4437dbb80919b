import type { ConsentLevel } from '../../../core/consent/index.ts';

/** Says what may be done with whose words, by rules of its own and from what people did alone. */
export interface ConsentOracle {
  answered(who: string, level: ConsentLevel, at: string): void;
  ceiling(level: ConsentLevel): void;
  /** Someone is there; only they count among those who cannot be told apart. */
  present(who: string): void;
  /** @param who null: nobody can tell */
  levelOf(who: string | null, saidAt: string): ConsentLevel;
  /** The last thing they said about it is no. */
  hasWithdrawn(who: string): boolean;
}

const LEVELS: readonly ConsentLevel[] = ['none', 'bas', 'plus', 'juridik'];

export function createConsentOracle(ceiling: ConsentLevel, people: readonly string[]): ConsentOracle {
  const answers: { who: string; rank: number; at: string }[] = [];
  const here = new Set(people);
  let top = LEVELS.indexOf(ceiling);

  function rankOf(who: string, saidAt: string): number {
    let rank = 0;
    for (const answer of answers) {
      if (answer.who !== who) continue;
      // Up to when it was said the last answer counts; from then on only a lower one.
      rank = answer.at <= saidAt ? answer.rank : Math.min(rank, answer.rank);
    }
    return rank;
  }

  return {
    answered: (who, level, at) => {
      here.add(who);
      answers.push({ who, rank: LEVELS.indexOf(level), at });
    },
    ceiling: (level) => {
      top = LEVELS.indexOf(level);
    },
    present: (who) => void here.add(who),
    levelOf(who, saidAt) {
      const ranks = (who === null ? [...here] : [who]).map((each) => rankOf(each, saidAt));
      return LEVELS[Math.min(top, ...ranks)] ?? 'none';
    },
    hasWithdrawn: (who) => answers.findLast((answer) => answer.who === who)?.rank === 0,
  };
}

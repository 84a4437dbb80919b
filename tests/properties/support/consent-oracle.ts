import type { ConsentLevel } from '../../../core/consent/index.ts';

export interface Periods {
  plusDays: number;
  juridikYears: number;
}

/** Says what may be done with whose words, by rules of its own and from what people did alone. */
export interface ConsentOracle {
  /** @param told for how long they were told that words are kept */
  answered(who: string, level: ConsentLevel, at: string, told: Periods): void;
  /** They left; what they say from then on is not covered. */
  left(who: string, at: string): void;
  ceiling(level: ConsentLevel): void;
  /** Someone is there; only they count among those who cannot be told apart. */
  present(who: string): void;
  /** @param who null: nobody can tell */
  levelOf(who: string | null, saidAt: string): ConsentLevel;
  /** For how long words may be kept that are heard now: not longer than anybody whose they may be was told. */
  periodsOf(who: string | null, saidAt: string, tenant: Periods): Periods;
  /** The last thing they said about it is no. */
  hasWithdrawn(who: string): boolean;
  /** Whether a yes that covered such words was taken back afterwards, so that nothing of them may be left. */
  mustBeGone(who: string | null, saidAt: string): boolean;
}

type Deed = { who: string; at: string } & ({ does: 'leave' } | { does: 'answer'; rank: number; told: Periods });
type Answer = Extract<Deed, { does: 'answer' }>;

const LEVELS: readonly ConsentLevel[] = ['none', 'bas', 'plus', 'juridik'];

export function createConsentOracle(ceiling: ConsentLevel, people: readonly string[]): ConsentOracle {
  const deeds: Deed[] = [];
  const here = new Set(people);
  let top = LEVELS.indexOf(ceiling);

  const deedsOf = (who: string) => deeds.filter((deed) => deed.who === who);
  const everyone = (who: string | null) => (who === null ? [...here] : [who]);

  /** What bears on words: the answer that held when they were said, then all later ones; nothing: they were not covered. */
  function bearingOn(who: string, saidAt: string): Answer[] {
    let bearing: Answer[] = [];
    for (const deed of deedsOf(who)) {
      if (deed.at <= saidAt) bearing = deed.does === 'leave' ? [] : [deed];
      else if (deed.does === 'answer' && bearing.length > 0) bearing.push(deed);
    }
    return bearing;
  }

  function rankOf(who: string, saidAt: string): number {
    const ranks = bearingOn(who, saidAt).map(({ rank }) => rank);
    return ranks.length === 0 ? 0 : Math.min(...ranks);
  }

  return {
    answered: (who, level, at, told) => {
      here.add(who);
      deeds.push({ who, at, does: 'answer', rank: LEVELS.indexOf(level), told });
    },
    left: (who, at) => void deeds.push({ who, at, does: 'leave' }),
    ceiling: (level) => {
      top = LEVELS.indexOf(level);
    },
    present: (who) => void here.add(who),
    levelOf(who, saidAt) {
      return LEVELS[Math.min(top, ...everyone(who).map((each) => rankOf(each, saidAt)))] ?? 'none';
    },
    periodsOf(who, saidAt, tenant) {
      const told = everyone(who).flatMap((each) => bearingOn(each, saidAt).map((answer) => answer.told));
      return {
        plusDays: Math.min(tenant.plusDays, ...told.map(({ plusDays }) => plusDays)),
        juridikYears: Math.min(tenant.juridikYears, ...told.map(({ juridikYears }) => juridikYears)),
      };
    },
    hasWithdrawn: (who) => {
      const last = deedsOf(who).findLast((deed) => deed.does === 'answer');
      return last?.does === 'answer' && last.rank === 0;
    },
    mustBeGone: (who, saidAt) =>
      everyone(who).some((each) => {
        const answers = deedsOf(each).filter((deed) => deed.does === 'answer');
        return answers.some((no, index) => no.rank === 0 && (answers[index - 1]?.rank ?? 0) > 0 && no.at >= saidAt);
      }),
  };
}

import type { PhraseName } from '../cues/cues.ts';
import type { Lexicon } from '../cues/lexicon.ts';

/** Without these a clause may still be a proposal: "jag tycker vi byter bank" is an opinion that others can agree to. */
const unreal: readonly PhraseName[] = ['reported', 'counterfactual', 'past', 'unsettled', 'agenda', 'logistics'];

const doubtful: readonly PhraseName[] = ['hedge', 'opinion'];

function has(names: readonly PhraseName[], key: string, lexicon: Lexicon): boolean {
  return names.some((name) => lexicon.has(name, key));
}

/** @returns whether a clause tells of something else than what this group settles now: the past, others, the agenda. */
export function isUnreal(key: string, lexicon: Lexicon): boolean {
  return has(unreal, key, lexicon);
}

/** @returns whether a clause is only a maybe or an opinion. */
export function isDoubtful(key: string, lexicon: Lexicon): boolean {
  return has(doubtful, key, lexicon);
}

/** @returns whether a clause leaves it open: maybe, an opinion, a decision to come. */
export function isOpen(key: string, lexicon: Lexicon): boolean {
  return isDoubtful(key, lexicon) || lexicon.has('undecided', key);
}

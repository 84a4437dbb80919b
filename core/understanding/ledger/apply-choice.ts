import { plainMatter } from '../acts/matter.ts';
import type { Lexicon } from '../cues/lexicon.ts';
import type { Token } from '../text/token.ts';
import { otherOptions } from './alternatives.ts';
import type { Choice } from './ledger.ts';
import { asOption, datesOf } from './option.ts';
import { stemsOf } from './similar.ts';
import { deadlineOf, record, type Turn } from './turn.ts';

export function namesOption(choice: Choice, words: readonly Token[], lexicon: Lexicon): boolean {
  const options = stemsOf(choice.words.map(asOption), lexicon);
  const dates = datesOf(choice.words.map(asOption));
  return (
    [...stemsOf(words, lexicon)].some((stem) => options.has(stem)) ||
    [...datesOf(words)].some((date) => dates.has(date))
  );
}

/** "Blå eller grön profil?" and "grön" make "grön profil": the question without the other option. */
function outcome(choice: Choice, picked: readonly Token[], lexicon: Lexicon): readonly Token[] {
  if (picked.length > 3) return picked;
  const options = choice.words.map(asOption);
  const or = options.findIndex(({ key }) => lexicon.is('or', key));
  const stems = stemsOf(picked, lexicon);
  const dates = datesOf(picked);
  const isPicked = (token: Token | undefined) =>
    token !== undefined &&
    ([...stemsOf([token], lexicon)].some((stem) => stems.has(stem)) ||
      [...datesOf([token])].some((date) => dates.has(date)));
  const option = [options[or - 1], options[or + 1]].find(isPicked);
  return option === undefined ? picked : [option, ...options.slice(or + 2)];
}

/** @returns whether the words answered an open choice; a closing answer settles it. */
export function answerChoice(turn: Turn, said: readonly Token[], closing: boolean): boolean {
  const words = said.map(asOption);
  const { ledger, lexicon } = turn;
  const { choice } = ledger;
  if (choice === null || choice.turn === ledger.turn || !namesOption(choice, words, lexicon)) return false;
  choice.picked = { words, by: turn.speakerId };
  if (closing) closeChoice(turn);
  return true;
}

/** Settles an open choice by the answer that was picked last; nothing without one. */
export function closeChoice(turn: Turn): boolean {
  const { ledger, lexicon } = turn;
  const { choice } = ledger;
  if (choice?.picked == null) return false;
  ledger.choice = null;
  const { words } = choice.picked;
  const dated = words.flatMap(({ date }) => (date === undefined || date.role === 'bare' ? [] : [date]));
  record(turn, {
    kind: 'decision',
    matter: plainMatter(outcome(choice, words, lexicon), lexicon),
    topic: [],
    owner: { type: 'none' },
    deadline: deadlineOf(dated),
    confidence: 0.85,
    evidence: choice.evidence,
    alternatives: otherOptions(choice, words, turn),
  });
  return true;
}

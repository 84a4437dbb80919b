/** What a turn is to the proposals: it opens one (worth showing), is more of the one just opened, or nothing. */
export type ProposalStep = 'open' | 'join' | 'pass';

export interface PickLimits {
  /** From this confidence on a turn may open a proposal; null: none ever does. */
  show: number | null;
  /** From this confidence on a turn close to an open proposal belongs to it. */
  mark: number;
  /** Whether proposals interrupt people, and so are few; a list to read afterwards is not limited. */
  interrupts: boolean;
}

/** Turns this close to a proposal's last turn are about the same item, or the next task in the same breath. */
const SAME_ITEM_TURNS = 3;
/** Interruptions that a meeting bears: three, and two more with each hour of talk; so never more than four in the first. */
const BUDGET_AT_START = 3;
const BUDGET_PER_HOUR = 2;
const WORDS_PER_HOUR = 10_000;

/** Decides turn by turn, so a meeting heard live and one read afterwards are treated alike. Holds three numbers. */
export function createProposalPicker({
  show,
  mark,
  interrupts,
}: PickLimits): (confidence: number, wordsBefore: number) => ProposalStep {
  let turnsSince = Number.POSITIVE_INFINITY;
  let opened = 0;
  return (confidence, wordsBefore) => {
    turnsSince += 1;
    if (turnsSince <= SAME_ITEM_TURNS && confidence >= mark) {
      turnsSince = 0;
      return 'join';
    }
    if (show === null || confidence < show) return 'pass';
    if (interrupts && opened >= BUDGET_AT_START + Math.floor((BUDGET_PER_HOUR * wordsBefore) / WORDS_PER_HOUR))
      return 'pass';
    opened += 1;
    turnsSince = 0;
    return 'open';
  };
}

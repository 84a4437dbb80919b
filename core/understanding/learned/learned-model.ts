import { guessOwner } from './guess-owner.ts';
import { type Calibration, loadWeights } from './learned-weights.ts';
import { createProposalPicker, type PickLimits, type ProposalStep } from './proposal-picker.ts';
import type { SpokenTurn } from './spoken-turn.ts';
import { createTurnScorer, type TurnScore } from './turn-scorer.ts';
import { createTurnWindows, placeTurns } from './turn-windows.ts';
import committedWeights from './weights.generated.json' with { type: 'json' };

const KINDS = ['action', 'decision'] as const;

interface ScoredTurn {
  score: TurnScore;
  wordsBefore: number;
}

/** What may have been given out or settled. A proposal for a person to accept or dismiss; never a record by itself. */
export interface Proposal {
  kind: 'action' | 'decision';
  /** Indexes of the turns that carry it, first to last. */
  turns: number[];
  /** 0..1: of the turn that opened it. */
  confidence: number;
  /** A speaker id to ask about; null when the words point at nobody. */
  ownerGuess: string | null;
}

/** What one turn of a running meeting did. */
export interface HeardTurn {
  score: TurnScore;
  action: ProposalStep;
  decision: ProposalStep;
}

/** Hears a running meeting. Its memory does not grow with the meeting, and it holds no words. */
export type LiveScorer = (turn: SpokenTurn) => HeardTurn;

/** The light learned model of spoken English: it proposes action items and decisions that no rule sees. */
export interface LearnedModel {
  /** One score a turn of a meeting that has ended. Linear in its words. */
  scoreTurns(turns: readonly SpokenTurn[]): TurnScore[];
  /** What is worth interrupting for in a meeting that has ended, oldest first. */
  propose(turns: readonly SpokenTurn[]): Proposal[];
  /**
   * All that is marked, oldest first: for a list that a person reads afterwards. About half of the actions are right;
   * of the decisions one in eight, which is too few to show and may only break a tie.
   */
  listCandidates(turns: readonly SpokenTurn[]): Proposal[];
  /**
   * A scorer of one running meeting, to be fed its turns in order. Its scores lack what only the end tells (where in
   * the meeting a turn stood), so they are not those of `scoreTurns`; they depend on nothing said later.
   */
  hearMeeting(): LiveScorer;
}

/**
 * @param weights what training writes; the committed ones unless told
 * @throws AppError UNDERSTANDING.LEARNED_WEIGHTS_UNREADABLE
 */
export function createLearnedModel(weights: unknown = committedWeights): LearnedModel {
  const heads = loadWeights(weights);
  const score = createTurnScorer(heads);

  function scoreAll(turns: readonly SpokenTurn[]): ScoredTurn[] {
    return placeTurns(turns).map(({ window, position }) => ({
      score: score(window, position),
      wordsBefore: position.wordsBefore,
    }));
  }

  function pickKind(kind: Proposal['kind'], turns: readonly SpokenTurn[], scored: ScoredTurn[], limits: PickLimits) {
    const pick = createProposalPicker(limits);
    const proposals: Proposal[] = [];
    scored.forEach(({ score: { [kind]: confidence }, wordsBefore }, index) => {
      const picked = pick(confidence, wordsBefore);
      if (picked === 'join') proposals.at(-1)?.turns.push(index);
      if (picked === 'open') proposals.push({ kind, turns: [index], confidence, ownerGuess: guessOwner(turns, index) });
    });
    return proposals;
  }

  function pickAll(turns: readonly SpokenTurn[], limitsOf: (calibration: Calibration) => PickLimits): Proposal[] {
    const scored = scoreAll(turns);
    return KINDS.flatMap((kind) => pickKind(kind, turns, scored, limitsOf(heads[kind].ended))).sort(
      (one, other) => (one.turns[0] ?? 0) - (other.turns[0] ?? 0),
    );
  }

  return {
    scoreTurns: (turns) => scoreAll(turns).map((scored) => scored.score),
    propose: (turns) => pickAll(turns, ({ show, mark }) => ({ show, mark, interrupts: true })),
    listCandidates: (turns) => pickAll(turns, ({ mark }) => ({ show: mark, mark, interrupts: false })),
    hearMeeting: () => {
      const place = createTurnWindows();
      const pickAction = createProposalPicker({ ...heads.action.live, interrupts: true });
      const pickDecision = createProposalPicker({ ...heads.decision.live, interrupts: true });
      return (turn) => {
        const { window, position } = place(turn);
        const turnScore = score(window, position);
        return {
          score: turnScore,
          action: pickAction(turnScore.action, position.wordsBefore),
          decision: pickDecision(turnScore.decision, position.wordsBefore),
        };
      };
    },
  };
}

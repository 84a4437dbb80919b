import type { Calibration, LoadedHead } from './learned-weights.ts';
import type { MeetingPosition } from './meeting-position.ts';
import { type TurnWindow, turnFeatures } from './turn-features.ts';

/** How likely, 0..1, a turn is one that gives out a task, or settles a choice. */
export interface TurnScore {
  action: number;
  decision: number;
}

export type ScoreTurn = (window: TurnWindow, position: MeetingPosition) => TurnScore;

export interface Heads {
  action: LoadedHead;
  decision: LoadedHead;
}

/** Both heads read the same features in one pass. */
export function createTurnScorer({ action, decision }: Heads): ScoreTurn {
  return (window, position) => {
    let actionSum = 0;
    let decisionSum = 0;
    turnFeatures(window, position, (bucket, value) => {
      actionSum += (action.weights[bucket] ?? 0) * value;
      decisionSum += (decision.weights[bucket] ?? 0) * value;
    });
    return {
      action: confidence(action.bias + actionSum * action.step, calibrationOf(action, position)),
      decision: confidence(decision.bias + decisionSum * decision.step, calibrationOf(decision, position)),
    };
  };
}

export function calibrationOf(head: LoadedHead, { wordsInMeeting }: MeetingPosition): Calibration {
  return wordsInMeeting === null ? head.live : head.ended;
}

function confidence(score: number, { slope, offset }: Calibration): number {
  return 1 / (1 + Math.exp(-(slope * score + offset)));
}

import { placeTurns } from '../core/understanding/learned/turn-windows.ts';
import { goldTurns, hoursOf, type Kind, type LabelledMeeting } from './read-corpus.ts';

/** What measuring needs of a meeting: raw scores by an unseen model beside the truth. */
export interface ScoredMeeting {
  meeting: LabelledMeeting;
  hours: number;
  /** Words said before each turn. */
  wordsBefore: number[];
  gold: Set<number>;
  /** Linked turns of each item; an item without any cannot be found and is left out. */
  items: number[][];
  scores: Float32Array;
}

/** @param scores one a turn, meeting after meeting */
export function scoredMeetings(
  meetings: readonly LabelledMeeting[],
  kind: Kind,
  scores: Float32Array,
): ScoredMeeting[] {
  let start = 0;
  return meetings.map((meeting) => {
    const own = scores.subarray(start, start + meeting.turns.length);
    start += meeting.turns.length;
    const items = (kind === 'action' ? meeting.actions : meeting.decisions).map(({ linkedTurns }) => linkedTurns);
    return {
      meeting,
      hours: hoursOf(meeting),
      wordsBefore: placeTurns(meeting.turns).map(({ position }) => position.wordsBefore),
      gold: goldTurns(meeting, kind),
      items: items.filter((linked) => linked.length > 0),
      scores: own,
    };
  });
}

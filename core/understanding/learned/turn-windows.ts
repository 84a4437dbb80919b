import type { MeetingPosition } from './meeting-position.ts';
import { type ReadTurn, readTurn } from './read-turn.ts';
import type { SpokenTurn } from './spoken-turn.ts';
import type { TurnWindow } from './turn-features.ts';

/** A turn in its window, with where it stands. */
export interface PlacedTurn {
  window: TurnWindow;
  position: MeetingPosition;
}

/** Reads one turn after the other and keeps the last two, as hashes: the same few hundred numbers however long it runs. */
export function createTurnWindows(): (turn: SpokenTurn) => PlacedTurn {
  let before: ReadTurn | null = null;
  let beforeThat: ReadTurn | null = null;
  let wordsBefore = 0;
  return (spoken) => {
    const turn = readTurn(spoken);
    const placed: PlacedTurn = {
      window: { turn, before, beforeThat },
      position: { wordsBefore, wordsInMeeting: null },
    };
    beforeThat = before;
    before = turn;
    wordsBefore += turn.spoken;
    return placed;
  };
}

/** All turns of a meeting that has ended: as heard live, and with its length known. */
export function placeTurns(turns: readonly SpokenTurn[]): PlacedTurn[] {
  const placed = turns.map(createTurnWindows());
  const last = placed.at(-1);
  const wordsInMeeting = last === undefined ? 0 : last.position.wordsBefore + last.window.turn.spoken;
  return placed.map(({ window, position }) => ({ window, position: { ...position, wordsInMeeting } }));
}

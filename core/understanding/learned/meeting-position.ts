/** Where in its meeting a turn stands, in words: the measure holds however a transcript cuts speech into turns. */
export interface MeetingPosition {
  wordsBefore: number;
  /** null while the meeting goes on: nobody knows yet when it ends. */
  wordsInMeeting: number | null;
}

/** Openings go through the agenda and old actions, closings give out new ones. */
export type MeetingZone = 'opening' | 'middle' | 'closing' | 'unknown';

const OPENING_ENDS = 0.12;
const CLOSING_STARTS = 0.8;

export function zoneOf({ wordsBefore, wordsInMeeting }: MeetingPosition): MeetingZone {
  if (wordsInMeeting === null) return 'unknown';
  const share = wordsBefore / Math.max(1, wordsInMeeting);
  if (share > CLOSING_STARTS) return 'closing';
  return share < OPENING_ENDS ? 'opening' : 'middle';
}

import { CUE_CLASS_COUNT, STANCE_MASK } from './cue-classes.ts';
import { type MeetingPosition, type MeetingZone, zoneOf } from './meeting-position.ts';
import { mixHash } from './mix-hash.ts';
import type { ReadTurn } from './read-turn.ts';

/** Size of the hashed feature space. Only the heaviest weights of it are kept, so it may be large: collisions are rare. */
export const BUCKETS: number = 2 ** 18;

/** A turn and the two before it. Nothing after it: a right context was tried and added nothing. */
export interface TurnWindow {
  turn: ReadTurn;
  before: ReadTurn | null;
  beforeThat: ReadTurn | null;
}

/** Receives each active feature once. */
export type FeatureSink = (bucket: number, value: number) => void;

/** One kind per template: its number is part of the trained weights. */
const KIND = {
  word: 0,
  pair: 1,
  wordBefore: 2,
  length: 3,
  lengthBefore: 4,
  sameSpeaker: 5,
  first: 6,
  cue: 7,
  cueBefore: 8,
  cueBeforeThat: 9,
  stance: 10,
  share: 11,
  wordsLeft: 12,
  wordsSince: 13,
  wordsSinceLive: 14,
  zoneWord: 15,
  zoneCue: 16,
} as const;
const ZONE: Readonly<Record<MeetingZone, number>> = { opening: 1, middle: 2, closing: 3, unknown: 4 };

/** Words of a turn share one weight, so that a long turn does not speak louder than a short one. */
const TURN_WEIGHT = 1.4;
const CONTEXT_WEIGHT = 0.7;
const CUE_WEIGHT = 0.7;
const SHARES = 20;
const WORDS_A_TURN = 8;
const EDGE = 0;

/** Names what is active for the turn in the middle of `window` at `position`. Pure; linear in the turn's words. */
export function turnFeatures(window: TurnWindow, position: MeetingPosition, sink: FeatureSink): void {
  const { turn, before, beforeThat } = window;
  const emit = (kind: number, first: number, second: number, value: number): void =>
    sink(mixHash(kind, first, second) & (BUCKETS - 1), value);
  emitWords(turn, emit);
  emit(KIND.length, lengthStep(turn.words.length), 0, 1);
  if (before === null) emit(KIND.first, 0, 0, 1);
  else emitBefore(turn, before, emit);
  emitCues(KIND.cue, turn.cues, 0, emit);
  emitCues(KIND.cueBefore, before?.cues ?? 0, 0, emit);
  emitCues(KIND.cueBeforeThat, beforeThat?.cues ?? 0, 0, emit);
  emit(KIND.stance, turn.cues & STANCE_MASK, 0, 1);
  emitPosition(turn, position, emit);
}

type Emit = (kind: number, first: number, second: number, value: number) => void;

function emitWords({ words }: ReadTurn, emit: Emit): void {
  const value = TURN_WEIGHT / Math.sqrt(Math.max(1, 2 * words.length + 1));
  let previous = EDGE;
  for (const word of words) {
    emit(KIND.word, word, 0, value);
    emit(KIND.pair, previous, word, value);
    previous = word;
  }
  if (words.length > 0) emit(KIND.pair, previous, EDGE, value);
}

function emitBefore(turn: ReadTurn, before: ReadTurn, emit: Emit): void {
  const value = CONTEXT_WEIGHT / Math.sqrt(Math.max(1, before.words.length));
  for (const word of before.words) emit(KIND.wordBefore, word, 0, value);
  emit(KIND.lengthBefore, lengthStep(before.words.length), 0, 1);
  emit(KIND.sameSpeaker, before.speakerId === turn.speakerId ? 1 : 0, 0, 1);
}

function emitCues(kind: number, cues: number, zone: number, emit: Emit): void {
  for (let bit = 0; bit < CUE_CLASS_COUNT; bit += 1) if (cues & (1 << bit)) emit(kind, bit, zone, CUE_WEIGHT);
}

function emitPosition(turn: ReadTurn, position: MeetingPosition, emit: Emit): void {
  const { wordsBefore, wordsInMeeting } = position;
  const since = doublings(wordsBefore / WORDS_A_TURN);
  if (wordsInMeeting === null) emit(KIND.wordsSinceLive, since, 0, 1);
  else {
    emit(KIND.share, Math.min(SHARES - 1, Math.floor((wordsBefore / Math.max(1, wordsInMeeting)) * SHARES)), 0, 1);
    emit(KIND.wordsLeft, doublings((wordsInMeeting - wordsBefore) / WORDS_A_TURN), 0, 1);
    emit(KIND.wordsSince, since, 0, 1);
  }
  const zone = ZONE[zoneOf(position)];
  const value = 1 / Math.sqrt(Math.max(1, turn.words.length));
  for (const word of turn.words) emit(KIND.zoneWord, word, zone, value);
  emitCues(KIND.zoneCue, turn.cues, zone, emit);
}

/** Whole doublings of 1 + amount, at most 8. */
function doublings(amount: number): number {
  return Math.min(8, 31 - Math.clz32(Math.max(0, Math.floor(amount)) + 1));
}

/** Steps of about half a doubling: 0, 1, 2, 3-4, 5-6, 7-9, 10-14, 15 and more words. */
function lengthStep(words: number): number {
  const step = [0, 1, 2, 4, 6, 9, 14].findIndex((most) => words <= most);
  return step === -1 ? 7 : step;
}

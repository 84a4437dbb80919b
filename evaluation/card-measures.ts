import { createProposalPicker, type PickLimits } from '../core/understanding/learned/proposal-picker.ts';
import { emptyTally, isNear, measure, tallyItems } from './measures.ts';
import type { ScoredMeeting } from './scored-meeting.ts';

/** What a room would see of the proposals: one card each. */
export interface CardMeasure {
  cards: number;
  perHour: number;
  /** The turn that opened the card is one of the true turns. */
  exactPrecision: number;
  /** A turn of the card is within three turns of a true one. */
  nearPrecision: number;
  /** Items with a linked turn within three turns of a card. */
  itemRecall: number;
}

const NEAR = 3;

/** @param confidenceOf of a raw score */
export function measureCards(
  meetings: readonly ScoredMeeting[],
  confidenceOf: (meeting: ScoredMeeting, score: number) => number,
  limitsOf: (meeting: ScoredMeeting) => PickLimits,
): CardMeasure {
  const near = emptyTally();
  let exact = 0;
  for (const meeting of meetings) {
    const cards = cardsOf(meeting, (score) => confidenceOf(meeting, score), limitsOf(meeting));
    exact += cards.filter(([opening]) => opening !== undefined && isNear(meeting.gold, opening, 0)).length;
    tallyItems(near, cards, meeting.items, NEAR);
  }
  const { precision, recall, predicted } = measure(near);
  return {
    cards: predicted,
    perHour:
      predicted /
      Math.max(
        1e-9,
        meetings.reduce((sum, { hours }) => sum + hours, 0),
      ),
    exactPrecision: exact / Math.max(1, predicted),
    nearPrecision: precision,
    itemRecall: recall,
  };
}

/** The turns of each card of a meeting. */
export function cardsOf(
  { scores, wordsBefore }: ScoredMeeting,
  confidenceOf: (score: number) => number,
  limits: PickLimits,
): number[][] {
  const pick = createProposalPicker(limits);
  const cards: number[][] = [];
  scores.forEach((score, turn) => {
    const picked = pick(confidenceOf(score), wordsBefore[turn] ?? 0);
    if (picked === 'join') cards.at(-1)?.push(turn);
    if (picked === 'open') cards.push([turn]);
  });
  return cards;
}

import type { Meeting } from '../meetings/index.ts';

/** @returns the activity ids of all cards of a meeting that can be replaced */
export function postedCards({ cards, decisions }: Meeting): string[] {
  const slots = [cards.brief, cards.consent, cards.close, cards.recap, ...decisions.map(({ card }) => card)];
  return slots.flatMap(({ state, activityId }) => (state === 'card' && activityId !== null ? [activityId] : []));
}

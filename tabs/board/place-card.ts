import type { BoardColumnPage, BoardFilter } from '../../core/contracts/api/board.api.ts';
import type { DecisionCard } from '../../core/contracts/api/decision.api.ts';

/** A column as far as it has been fetched. */
export interface LoadedColumn {
  pages: BoardColumnPage[];
  pageParams: unknown[];
}

export interface CardKey {
  meetingId: string;
  id: string;
}

export function isSame(one: CardKey, other: CardKey): boolean {
  return one.id === other.id && one.meetingId === other.meetingId;
}

/** Whether the card is one of those that the filter asks for. Dates compare as text. */
export function fits(card: DecisionCard, { ownerId, seriesId, from, to, text }: BoardFilter): boolean {
  if (ownerId !== undefined && !(card.owner.type === 'person' && card.owner.person.id === ownerId)) return false;
  if (seriesId !== undefined && card.seriesId !== seriesId) return false;
  if ((from !== undefined || to !== undefined) && card.deadline === null) return false;
  if (from !== undefined && (card.deadline ?? '') < from) return false;
  if (to !== undefined && (card.deadline ?? '') > to) return false;
  return text === undefined || card.title.toLowerCase().includes(text.toLowerCase());
}

/** @returns the column without the card; the same one when it was not there */
export function withoutCard(column: LoadedColumn, key: CardKey): LoadedColumn {
  if (!column.pages.some(({ cards }) => cards.some((card) => isSame(card, key)))) return column;
  return {
    ...column,
    pages: column.pages.map((page) => ({
      ...page,
      total: page.total - 1,
      cards: page.cards.filter((card) => !isSame(card, key)),
    })),
  };
}

/**
 * @returns the column with the card in its place: by deadline where work is left, latest first where it is not. A place
 *   beyond what has been fetched is left to the page that brings it; the total counts it all the same.
 */
export function withCard(column: LoadedColumn, card: DecisionCard): LoadedColumn {
  const rest = withoutCard(column, card);
  const before = (one: DecisionCard) => comesBefore(card, one);
  const found = rest.pages.findIndex(({ cards }) => cards.some(before));
  const last = rest.pages.length - 1;
  const at = found === -1 && rest.pages[last]?.cursor === null ? last : found;
  return {
    ...rest,
    pages: rest.pages.map((page, index) => ({
      ...page,
      total: page.total + 1,
      cards: index === at ? inserted(page.cards, card, before) : page.cards,
    })),
  };
}

function inserted(cards: DecisionCard[], card: DecisionCard, before: (one: DecisionCard) => boolean): DecisionCard[] {
  const index = cards.findIndex(before);
  return index === -1 ? [...cards, card] : cards.toSpliced(index, 0, card);
}

/** Without a deadline is last. */
const LAST = '9999-12-31';

function comesBefore(one: DecisionCard, other: DecisionCard): boolean {
  if (one.column === 'open' || one.column === 'in-progress') {
    return (one.deadline ?? LAST) < (other.deadline ?? LAST);
  }
  return (one.doneAt ?? one.caughtAt) > (other.doneAt ?? other.caughtAt);
}

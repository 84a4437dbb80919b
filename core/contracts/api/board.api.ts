import { z } from 'zod';
import { BoardColumn, DecisionCard } from './decision.api.ts';
import { Cursor, Day, Id, PageQuery, PersonRef } from './shared.api.ts';

export const BoardFilter = z.object({
  ownerId: Id.optional(),
  seriesId: Id.optional(),
  /** Deadline on or after; decisions without a deadline are left out. */
  from: Day.optional(),
  /** Deadline on or before. */
  to: Day.optional(),
  /** Part of the title, in any case. */
  text: z.string().max(100).optional(),
});
export type BoardFilter = z.infer<typeof BoardFilter>;

export const BoardQuery = BoardFilter.extend({ limit: PageQuery.shape.limit });
export const ColumnQuery = BoardFilter.extend(PageQuery.shape);

/** Open and in progress by deadline, done and parked latest first. */
export const BoardColumnPage = z.object({
  column: BoardColumn,
  /** All cards that fit the filter, not only those of the page. */
  total: z.number().int(),
  cards: z.array(DecisionCard),
  cursor: Cursor,
});
export type BoardColumnPage = z.infer<typeof BoardColumnPage>;

export const Board = z.object({
  columns: z.array(BoardColumnPage).length(4),
  /** What the filters may be set to: owners and series of the decisions that the person sees. */
  owners: z.array(PersonRef),
  series: z.array(z.object({ id: Id, title: z.string() })),
});
export type Board = z.infer<typeof Board>;

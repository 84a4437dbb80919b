import { z } from 'zod';
import { BoardColumn, DecisionCard } from './decision.api.ts';
import { Cursor, Day, Id, PageQuery } from './shared.api.ts';

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

/** What cards may be filtered by: an owner by name, or a series by the title of its latest meeting. */
export const BoardChoice = z.object({ id: Id, name: z.string() });
export type BoardChoice = z.infer<typeof BoardChoice>;

const CHOICES_AT_ONCE = 20;

export const Board = z.object({
  columns: z.array(BoardColumnPage).length(4),
  /** Of the decisions that the person sees: first the one that is chosen, then those with most decisions, by name. */
  owners: z.array(BoardChoice).max(CHOICES_AT_ONCE + 1),
  series: z.array(BoardChoice).max(CHOICES_AT_ONCE + 1),
});
export type Board = z.infer<typeof Board>;

export const BoardChoiceKind = z.enum(['owners', 'series']);
export type BoardChoiceKind = z.infer<typeof BoardChoiceKind>;

export const BoardChoicesQuery = PageQuery.extend({
  /** What a word of the name begins with, in any case, and what follows it. Left out: those with most decisions. */
  text: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(CHOICES_AT_ONCE).default(CHOICES_AT_ONCE),
});

export const BoardChoices = z.object({ choices: z.array(BoardChoice).max(CHOICES_AT_ONCE), cursor: Cursor });
export type BoardChoices = z.infer<typeof BoardChoices>;

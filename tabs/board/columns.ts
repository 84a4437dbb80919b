import type { BoardColumn } from '../../core/contracts/api/decision.api.ts';

/** Left to right. */
export const COLUMNS: readonly BoardColumn[] = ['open', 'in-progress', 'done', 'parked'];

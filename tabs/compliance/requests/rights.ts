import type { RequestView } from '../../../core/contracts/api/privacy.api.ts';

export type Right = RequestView['type'];
/** Erasure has a way of its own. */
export const RIGHTS: readonly Right[] = ['access', 'portability', 'rectification', 'restriction', 'objection'];

export function rightOf(value: string): Right {
  return RIGHTS.find((each) => each === value) ?? 'access';
}

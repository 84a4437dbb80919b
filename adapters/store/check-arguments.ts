import type { IndexFields } from '../../core/storage/index.ts';
import { badField, badInstant, badLimit } from './store.errors.ts';

/** Field names become part of a query in every store, so only names that need no quoting anywhere pass. */
const FIELD_NAME = /^[a-z][a-zA-Z0-9]{0,40}$/;

/** @throws `STORE.BAD_FIELD` */
export function checkFieldName(name: string): void {
  if (!FIELD_NAME.test(name)) throw badField();
}

/** @throws `STORE.BAD_FIELD` for a name or value that cannot be filtered on (a NaN would silently become null). */
export function checkFields(fields: IndexFields): void {
  for (const [name, value] of Object.entries(fields)) {
    checkFieldName(name);
    if (typeof value === 'number' && !Number.isFinite(value)) throw badField();
  }
}

/** @throws `STORE.BAD_LIMIT` outside 1..1000 */
export function checkLimit(limit: number): void {
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000) throw badLimit();
}

/** @returns milliseconds since 1970 of an ISO 8601 instant; comparable where its many spellings are not. @throws `STORE.BAD_INSTANT` */
export function toMillis(instant: string): number {
  const millis = Date.parse(instant);
  if (Number.isNaN(millis)) throw badInstant();
  return millis;
}

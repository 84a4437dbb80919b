import { z } from 'zod';
import type { Place } from '../../../core/board/index.ts';

const PlaceText = z.tuple([z.string(), z.string()]);

/** A place in an order as a cursor; it says where, never whose. */
export function toCursor(place: Place | null): string | null {
  return place === null ? null : Buffer.from(JSON.stringify([place.key, place.id])).toString('base64url');
}

/** @returns null for the start, `invalid` for what is no cursor of ours */
export function fromCursor(cursor: string | undefined): Place | null | 'invalid' {
  if (cursor === undefined) return null;
  try {
    const [key, id] = PlaceText.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    return { key, id };
  } catch {
    return 'invalid';
  }
}

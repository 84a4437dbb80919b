import type { ConsentEvent } from './consent-event.ts';
import type { ConsentLevel } from './consent-level.ts';

type OfPerson = (event: ConsentEvent) => boolean;

/** Being asked changes nothing of what was answered before. */
function counts(personId: string): OfPerson {
  return (event) => event.personId === personId && event.signal !== 'requested';
}

/** @returns the level in force for what a person says now; who has not answered has not said yes, nor who has left */
export function chosenLevel(events: readonly ConsentEvent[], personId: string): ConsentLevel {
  return events.findLast(counts(personId))?.level ?? 'none';
}

/** @returns whether an answer of the person stands: they have answered, and have not left since */
export function hasAnswered(events: readonly ConsentEvent[], personId: string): boolean {
  const last = events.findLast(counts(personId));
  return last !== undefined && last.signal !== 'expired';
}

/** @returns the last answer that the person gave, whether they have left since or not */
export function lastAnswer(events: readonly ConsentEvent[], personId: string): ConsentEvent | null {
  return events.findLast((event) => counts(personId)(event) && event.signal !== 'expired') ?? null;
}

/**
 * The answers that bear on words: the one in force when they were said, and all since, which may have taken it back.
 * Leaving ends only what is said afterwards.
 * @param at when it was said (ISO 8601)
 * @returns null where they had neither answered nor left
 */
export function answersOn(events: readonly ConsentEvent[], personId: string, at: string): ConsentEvent[] | null {
  const own = events.filter(counts(personId));
  const said = Date.parse(at);
  const inForce = own.findLast((event) => Date.parse(event.at) <= said);
  if (!inForce) return null;
  return [inForce, ...own.filter((event) => Date.parse(event.at) > said && event.signal !== 'expired')];
}

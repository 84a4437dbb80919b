import type { ConsentEvent } from '../consent/index.ts';

/** How many events of one person a meeting holds; older ones are in the audit log alone, which has all of each. */
const MAX_EVENTS_PER_PERSON = 20;

/** @returns the events with one more; of somebody who goes back and forth the oldest are left to the audit log */
export function withConsentEvent(consents: readonly ConsentEvent[], event: ConsentEvent): ConsentEvent[] {
  const own = consents.filter(({ personId }) => personId === event.personId);
  const folded = new Set(own.slice(0, Math.max(0, own.length + 1 - MAX_EVENTS_PER_PERSON)));
  return [...consents.filter((known) => !folded.has(known)), event];
}

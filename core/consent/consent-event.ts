import { z } from 'zod';
import { Language } from '../shared/language.ts';
import { ConsentLevel } from './consent-level.ts';

/** One answer of one person; the last one counts. Never changed, only followed by another. */
export const ConsentEvent = z.object({
  personId: z.string().min(1),
  level: ConsentLevel,
  at: z.iso.datetime(),
  /** What the person was shown: version and SHA-256 of the notice, and its language. */
  noticeVersion: z.string(),
  noticeHash: z.string(),
  language: Language,
  channel: z.enum(['card', 'command']),
});
export type ConsentEvent = z.infer<typeof ConsentEvent>;

/** @returns the level a person chose last; who has not answered has not said yes. */
export function chosenLevel(events: readonly ConsentEvent[], personId: string): ConsentLevel {
  return events.findLast((event) => event.personId === personId)?.level ?? 'none';
}

/** @returns whether the person has answered at all. */
export function hasAnswered(events: readonly ConsentEvent[], personId: string): boolean {
  return events.some((event) => event.personId === personId);
}

import { type Meeting, personOf } from '../../core/meetings/index.ts';
import type { Person } from '../../core/people/index.ts';
import { codeOf } from '../../core/shared/app-error.ts';
import type { BotDeps } from '../bot-deps.ts';
import type { Turn } from './turn.ts';

/**
 * Teams' events do not tell an employee from a guest; the roster does. Who cannot be looked up comes in as who they
 * say they are, and counts as a guest.
 */
export async function newcomer(
  { roster, logger }: BotDeps,
  turn: Turn,
  meeting: Meeting,
  person: Person,
): Promise<Person> {
  if (personOf(meeting, person.id)) return person;
  try {
    const known = await roster.member(turn.reference, person.teamsId);
    return known?.id === person.id && known.kind ? { ...person, kind: known.kind } : person;
  } catch (error) {
    logger.warn('a newcomer could not be looked up', { code: codeOf(error), correlationId: turn.correlationId });
    return person;
  }
}

import type { ConversationReference } from '../messaging/index.ts';
import type { Person, Roster } from '../people/index.ts';
import { codeOf } from '../shared/app-error.ts';
import type { Logger } from '../shared/logger.port.ts';

interface Deps {
  roster: Pick<Roster, 'members'>;
  logger: Logger;
}

/** Who is in the chat, without their addresses; null where it cannot be told just now. */
export async function peopleInChat(
  { roster, logger }: Deps,
  reference: ConversationReference,
  correlationId: string,
): Promise<Person[] | null> {
  try {
    const members = await roster.members(reference);
    return members.map((member) => ({ ...member, email: null }));
  } catch (error) {
    logger.warn('the roster could not be read', { code: codeOf(error), correlationId });
    return null;
  }
}

/** @returns the id that the organiser has among the people, for Teams names them now by one id, now by another */
export function organizerAmong(people: readonly Person[], organizerId: string | null): string | null {
  return people.find(({ id, teamsId }) => id === organizerId || teamsId === organizerId)?.id ?? organizerId;
}

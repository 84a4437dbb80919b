import type { AuditEvent } from './audit-event.ts';

/** Where an event may name a person in its data. */
export const PERSON_FIELDS: ReadonlySet<string> = new Set([
  'actorId',
  'approverId',
  'assigneeId',
  'authorId',
  'confirmedBy',
  'memberId',
  'organizerId',
  'ownerId',
  'personId',
  'placedBy',
  'recipientId',
  'releasedBy',
  'requestedBy',
  'requesterId',
  'reviewerId',
  'speakerId',
  'subjectId',
  'userId',
]);

/** Who acts without being a person. */
const NOBODY: ReadonlySet<string> = new Set(['system', 'operator']);

/** @returns the ids of persons that an event names */
export function personsIn({ actor, data }: Pick<AuditEvent, 'actor' | 'data'>): Set<string> {
  const named = Object.entries(data).flatMap(([name, value]) =>
    PERSON_FIELDS.has(fieldOf(name)) && typeof value === 'string' ? [value] : [],
  );
  return new Set([actor, ...named].filter((id) => id !== '' && !NOBODY.has(id)));
}

/** A change says what was before it under `name.before`. */
function fieldOf(name: string): string {
  return name.replace(/\.before$/, '');
}

const SAMPLE = 'sample:';

/**
 * Whom a conversation alone tells of: a person's sample meeting, or a chat of one person or two, which counts as a
 * person by its own id. Chats of meetings, groups and channels tell of nobody.
 * Source: ids of conversations in Teams; `a:` and `8:`/`29:` with the bot, `@unq.gbl.spaces` between two people.
 */
export function personOfConversation(conversationId: string): string | null {
  if (conversationId.startsWith(SAMPLE)) return conversationId.slice(SAMPLE.length);
  return /^(?:a|8|29):|@unq\.gbl\.spaces$/.test(conversationId) ? conversationId : null;
}

import type { AuditEvent } from './audit-event.ts';
import { personOfConversation, personsIn } from './person-fields.ts';
import { findPersonKey, type PersonKey, type PersonKeyDeps } from './person-keys.ts';

/** What stands in the log for the conversation of one person. */
const PERSONAL = 'personal';

/**
 * Puts aliases in the place of persons. An event about one person alone gets another id too, and so does the meeting of
 * one: both are made from ids that can be guessed, and would still say who it was when the alias no longer does.
 */
export async function sealEvent(
  keyOf: (personId: string) => Promise<PersonKey>,
  event: AuditEvent,
): Promise<AuditEvent> {
  const persons = personsIn(event);
  const own = personOfConversation(event.conversationId);
  const subject = own ?? subjectOf(event);
  const known = new Map<string, PersonKey>();
  for (const id of new Set([...persons, ...(subject === null ? [] : [subject])])) {
    known.set(id, await keyOf(id));
  }
  const aliasOf = (id: string) => known.get(id)?.alias ?? id;
  const cover = subject === null ? undefined : known.get(subject);
  return {
    ...event,
    id: cover?.cover('event', event.id) ?? event.id,
    actor: aliasOf(event.actor),
    conversationId: own === null ? event.conversationId : PERSONAL,
    meetingId: own === null ? event.meetingId : (cover?.cover('meeting', event.meetingId) ?? event.meetingId),
    data: Object.fromEntries(
      Object.entries(event.data).map(([name, value]) => [name, typeof value === 'string' ? aliasOf(value) : value]),
    ),
  };
}

/** @returns what the id of a meeting has become in the log; null when nobody can say any more */
export async function loggedMeetingId(
  store: Pick<PersonKeyDeps['store'], 'read'>,
  tenantId: string,
  { id, conversationId }: { id: string; conversationId: string },
): Promise<string | null> {
  const own = personOfConversation(conversationId);
  if (own === null) return id;
  return (await findPersonKey(store, tenantId, own))?.cover('meeting', id) ?? null;
}

/** The person that an event is about, whose id may be in what its own id was made from. */
function subjectOf({ data }: AuditEvent): string | null {
  const subject = data['personId'] ?? data['subjectId'] ?? null;
  return typeof subject === 'string' && subject !== '' ? subject : null;
}

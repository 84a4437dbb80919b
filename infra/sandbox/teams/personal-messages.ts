import type { Directory } from './directory.ts';
import type { JsonObject } from './json.ts';
import type { SentEntry } from './sent-log.ts';

/** A message that stands in someone's personal chat with the bot. */
export interface PersonalMessage {
  person: { id: string; name: string };
  conversationId: string;
  activityId: string;
  /** As last updated. */
  activity: JsonObject;
  at: string;
}

/**
 * What each person would see in the personal chat with the bot, oldest first: the Playground shows only the current
 * user's, so this is where a nudge to someone else can be seen.
 */
export function listPersonalMessages(entries: readonly SentEntry[], directory: Directory): PersonalMessage[] {
  const shown = new Map<string, PersonalMessage>();
  for (const { kind, activityId, activity, conversationId, personId, at } of entries) {
    const person = personId === undefined ? undefined : directory.person(personId);
    if (person === undefined) continue;
    const key = `${conversationId} ${activityId}`;
    if (kind === 'delete') shown.delete(key);
    else shown.set(key, { person: { id: person.id, name: person.name }, conversationId, activityId, activity, at });
  }
  return [...shown.values()];
}

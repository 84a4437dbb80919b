import type { DocumentStore } from '../storage/index.ts';
import type { LoggedEvent } from './audit-event.ts';
import { ALIAS, personsOf } from './person-keys.ts';

/** What is shown for a person whose key was erased. */
export const REMOVED_PERSON = 'removed';

/** @returns the events with persons in the place of their aliases, for who may see them */
export async function revealEvents(
  store: Pick<DocumentStore, 'query'>,
  tenantId: string,
  events: readonly LoggedEvent[],
): Promise<LoggedEvent[]> {
  const persons = await personsOf(store, tenantId, events.flatMap(aliasesIn));
  const nameOf = <Value>(value: Value): Value | string =>
    isAlias(value) ? (persons.get(value) ?? REMOVED_PERSON) : value;
  return events.map((logged) => ({
    ...logged,
    event: {
      ...logged.event,
      actor: nameOf(logged.event.actor),
      data: Object.fromEntries(Object.entries(logged.event.data).map(([name, value]) => [name, nameOf(value)])),
    },
  }));
}

function aliasesIn({ event: { actor, data } }: LoggedEvent): string[] {
  return [actor, ...Object.values(data)].filter(isAlias);
}

function isAlias(value: unknown): value is string {
  return typeof value === 'string' && ALIAS.test(value);
}

import { asJsonObject, type JsonObject } from './json.ts';

/** The Playground writes this in every activity, whoever sits there. */
const HARD_CODED = 'en-US';

/** @returns the activity as from a Teams in this language; one whose language was chosen stays as it is */
export function withLocale(activity: JsonObject, locale: string): JsonObject {
  if (activity.locale !== HARD_CODED) return activity;
  const entities = Array.isArray(activity.entities) ? activity.entities : [];
  return {
    ...activity,
    locale,
    entities: entities.map((entity: unknown) => {
      const client = asJsonObject(entity);
      return client?.type === 'clientInfo' ? { ...client, locale, country: locale.split('-')[1] } : entity;
    }),
  };
}

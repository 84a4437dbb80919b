import type { PersonChoice } from '../../core/views/index.ts';
import type { CardTexts } from '../locales/card-texts.ts';
import { MAX_NAME, words } from './words.ts';

export interface Choice {
  title: string;
  value: string;
}

/** What an `Input.ChoiceSet` of people needs: all of them, or Teams' search among the members of the chat. */
export interface PeopleField {
  /** `filtered` is needed for the search; in a plain list some clients would show the id of the picked person. */
  style: 'compact' | 'filtered';
  choices: Choice[];
  query: { type: 'Data.Query'; dataset: string } | null;
}

export interface PeopleFieldOptions {
  texts: CardTexts;
  /** How many lists of people the card has. */
  lists: number;
  /** Offered first, also where the rest is searched for: the present owner, or those who share a name. */
  first?: readonly PersonChoice[];
}

/** More choices than this would fill the card; people in small meetings always get a plain list. */
const MAX_CHOICES = 120;
const SMALL_MEETING = 20;
const MEMBERS = 'graph.microsoft.com/users?scope=currentContext';

/** @returns the choices of a list of people; the value of a choice is the person's id. */
export function peopleField(
  people: readonly PersonChoice[],
  { texts, lists, first = [] }: PeopleFieldOptions,
): PeopleField {
  const plain = people.length <= SMALL_MEETING || people.length * lists <= MAX_CHOICES;
  const firstIds = new Set(first.map(({ id }) => id));
  const rest = plain ? people.filter(({ id }) => !firstIds.has(id)) : [];
  const choices = [...first, ...rest].map(({ id, name }) => ({ title: personName(name, texts), value: id }));
  return plain
    ? { style: 'compact', choices, query: null }
    : { style: 'filtered', choices, query: { type: 'Data.Query', dataset: MEMBERS } };
}

/** @returns a name to show; guests may have none. */
export function personName(name: string, texts: CardTexts): string {
  return words(name, MAX_NAME) || texts.common.unnamed;
}

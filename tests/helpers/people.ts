import type { Person } from '../../core/people/index.ts';

/** Someone of a meeting; ids and address follow from the name. */
export function person(name: string, overrides: Partial<Person> = {}): Person {
  const id = name.toLowerCase().split(' ')[0] ?? name;
  return { id, teamsId: `29:${id}`, name, email: `${id}@example.org`, ...overrides };
}

export const ANNA = person('Anna Svensson');
export const BO = person('Bo Lindqvist');
export const CILLA = person('Cilla Åkerström');
export const DAN = person('Dan Öberg');

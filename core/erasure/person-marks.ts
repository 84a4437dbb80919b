import { z } from 'zod';
import { UNATTRIBUTED } from '../meetings/index.ts';
import type { StoredDocument } from '../storage/index.ts';
import type { PersonMarks } from './erasure-request.ts';

const WithPeople = z.object({
  people: z.array(
    z.object({ id: z.string(), teamsId: z.string(), name: z.string(), email: z.string().nullable().catch(null) }),
  ),
});
const WithName = z.object({ name: z.string().nullable() });

/** Gathers by what a person is known in the documents of a tenant: ids, addresses and names. */
export async function findPersonMarks(
  documents: AsyncIterable<StoredDocument>,
  personId: string,
): Promise<Omit<PersonMarks, 'salt'>> {
  const ids = new Set([personId]);
  const names = new Set<string>();
  for await (const { kind, id, body } of documents) {
    if (kind === 'profile' && id === personId) addName(names, WithName.safeParse(body).data?.name);
    if (kind !== 'meeting' && kind !== 'coming-meeting') continue;
    for (const person of WithPeople.safeParse(body).data?.people ?? []) {
      if (person.id !== personId) continue;
      ids.add(person.teamsId);
      if (person.email) ids.add(person.email);
      addName(names, person.name);
    }
  }
  ids.delete(UNATTRIBUTED);
  return { ids: [...ids], names: [...names] };
}

function addName(names: Set<string>, name: string | null | undefined): void {
  if (name && name.trim() !== '') names.add(name.trim());
}

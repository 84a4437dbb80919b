import { z } from 'zod';

/** `employee`: of the tenant itself. `guest`: anybody else, whoever lets them in. */
export const PersonKind = z.enum(['employee', 'guest']);
export type PersonKind = z.infer<typeof PersonKind>;

/** Someone in a meeting. */
export const Person = z.object({
  /** The Entra object id, or the Teams id for a guest without one. Stable; all other ids may change. */
  id: z.string().min(1),
  /** Teams' id for user-specific cards and personal chats (`29:…`). */
  teamsId: z.string().min(1),
  /** As written in the directory; shown only after `plainText`. */
  name: z.string(),
  email: z.string().nullable(),
  /** As the roster told; left out where nobody has told yet. */
  kind: PersonKind.optional(),
});
export type Person = z.infer<typeof Person>;

/** @returns what the person is to the tenant; who is not known to be an employee is a guest */
export function kindOf(person: Pick<Person, 'kind'> | null): PersonKind {
  return person?.kind ?? 'guest';
}

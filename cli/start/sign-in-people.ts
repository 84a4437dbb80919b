import type { EmbeddedPerson } from '../../adapters/embedded-sign-in/index.ts';
import type { Role } from '../../core/contracts/api/role.ts';
import { defaultPeople, type SandboxPeople } from '../../infra/sandbox/teams/index.ts';

/** By place: whoever sits in front of the screen runs the system; each of the others shows another role. */
const ROLES: readonly (readonly Role[])[] = [
  ['Admin', 'Organiser'],
  ['Organiser'],
  ['Member'],
  ['Compliance'],
  ['Reader'],
];

/** @returns the people of the Playground as they may sign in to the tabs, each with roles of their own */
export function signInOf({ tenantId, currentUser, others }: SandboxPeople = defaultPeople): {
  tenantId: string;
  people: EmbeddedPerson[];
} {
  const people = [currentUser, ...others].map(({ aadObjectId: id, name }, index) => ({
    id,
    name,
    roles: ROLES[index] ?? (['Member'] as const),
  }));
  return { tenantId, people };
}

import type { LocalTenant } from './tenant.ts';

interface Human {
  /** Entra object id. */
  aadObjectId: string;
  name: string;
  email: string;
}

/** The people of the sandbox's Teams as the directory has them. */
export function usersOf({
  currentUser,
  others,
}: {
  currentUser: Human;
  others: readonly Human[];
}): LocalTenant['users'] {
  return [currentUser, ...others].map(({ aadObjectId, name, email }) => ({
    id: aadObjectId,
    displayName: name,
    mail: email,
    userPrincipalName: email,
  }));
}

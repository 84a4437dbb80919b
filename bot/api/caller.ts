import type { Role } from '../../core/contracts/api/role.ts';

/** Who calls, as their verified token says; nothing of it comes from the request itself. */
export interface Caller {
  tenantId: string;
  personId: string;
  /** Empty where the token does not tell. */
  name: string;
  roles: readonly Role[];
  expiresAt: Date;
  host: 'teams' | 'embedded';
}

/** @returns null for a token that is not good. Throws an AppError with fate retry when that cannot be told now */
export type Authenticate = (token: string) => Promise<Caller | null>;

/** Signs in the people of the Playground. Not there in production. */
export interface LocalSignIn {
  people(): { id: string; name: string; roles: readonly Role[] }[];
  /** @returns null for who is not one of them */
  signIn(personId: string): Promise<{ token: string; expiresAt: Date } | null>;
}

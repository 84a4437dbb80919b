import { Role } from '../../core/contracts/api/role.ts';
import type { ValidateToken } from './create-token-validator.ts';

/** Who calls from a tab, as their checked token says. */
export interface TabCaller {
  tenantId: string;
  personId: string;
  /** The token's names are left where they are. */
  name: '';
  roles: readonly Role[];
  expiresAt: Date;
  host: 'teams';
}

/** Reads callers from tokens of kind `tab`. Who has no app role is a Member: what one sees follows from one's meetings. */
export function createTabCallers(validate: ValidateToken): (token: string) => Promise<TabCaller | null> {
  return async (token) => {
    const verdict = await validate(token);
    if (!verdict.ok || verdict.token.tenantId === null || verdict.token.userId === null) return null;
    const { tenantId, userId: personId, roles: claimed, expiresAt } = verdict.token;
    const known = Role.options.filter((role) => claimed.includes(role));
    return { tenantId, personId, name: '', roles: known.length === 0 ? ['Member'] : known, expiresAt, host: 'teams' };
  };
}

import { z } from 'zod';

/** The claims that Kollegan reads; names and addresses are left where they are. */
export const TokenClaims = z.object({
  iss: z.string(),
  exp: z.number(),
  tid: z.string().optional(),
  oid: z.string().optional(),
  azp: z.string().optional(),
  appid: z.string().optional(),
  scp: z.string().optional(),
  roles: z.array(z.string()).optional(),
});
export type TokenClaims = z.infer<typeof TokenClaims>;

/** What a checked token says. */
export interface ValidToken {
  /** Null: a kind of token that does not say it. */
  tenantId: string | null;
  /** Entra object id; null: no person. */
  userId: string | null;
  /** App roles that the person has. */
  roles: readonly string[];
  expiresAt: Date;
}

export function validTokenOf({ tid, oid, roles = [], exp }: TokenClaims): ValidToken {
  return { tenantId: tid ?? null, userId: oid ?? null, roles, expiresAt: new Date(exp * 1_000) };
}

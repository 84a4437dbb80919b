import { randomBytes } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { Role } from '../../core/contracts/api/role.ts';
import { AppError } from '../../core/shared/app-error.ts';
import type { Clock } from '../../core/shared/clock.port.ts';

/** Somebody of the Playground, and what they may do here. */
export interface EmbeddedPerson {
  id: string;
  name: string;
  roles: readonly Role[];
}

export interface EmbeddedSignInOptions {
  /** Where this runs; anywhere but `embedded` it refuses to exist. */
  environment: string;
  tenantId: string;
  people: readonly EmbeddedPerson[];
  clock: Clock;
}

export interface EmbeddedCaller {
  tenantId: string;
  personId: string;
  name: string;
  roles: readonly Role[];
  expiresAt: Date;
  host: 'embedded';
}

/** Signs in one of a few people without a password, on the machine that the embedded mode runs on. */
export interface EmbeddedSignIn {
  people(): EmbeddedPerson[];
  /** @returns null for who is not one of them */
  signIn(personId: string): Promise<{ token: string; expiresAt: Date } | null>;
  /** @returns null for a token that is not good */
  authenticate(token: string): Promise<EmbeddedCaller | null>;
}

const Claims = z.object({ sub: z.string(), tid: z.string(), exp: z.number() });
const ISSUER = 'kollegan-embedded';
const VALID_FOR_S = 30 * 60;

/** Its key is made here and kept nowhere: a token ends with the process. Throws `SIGN_IN.NOT_EMBEDDED`. */
export function createEmbeddedSignIn({ environment, tenantId, people, clock }: EmbeddedSignInOptions): EmbeddedSignIn {
  if (environment !== 'embedded') throw notEmbedded();
  const key = randomBytes(32);
  const known = new Map(people.map((person) => [person.id, person]));

  return {
    people: () => [...people],
    async signIn(personId) {
      if (!known.has(personId)) return null;
      const issuedAt = Math.floor(clock.now().getTime() / 1000);
      const expires = issuedAt + VALID_FOR_S;
      const token = await new SignJWT({ tid: tenantId })
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(personId)
        .setIssuer(ISSUER)
        .setAudience(ISSUER)
        .setIssuedAt(issuedAt)
        .setExpirationTime(expires)
        .sign(key);
      return { token, expiresAt: new Date(expires * 1000) };
    },
    async authenticate(token) {
      try {
        const { payload } = await jwtVerify(token, key, {
          algorithms: ['HS256'],
          issuer: ISSUER,
          audience: ISSUER,
          currentDate: clock.now(),
        });
        const { sub, tid, exp } = Claims.parse(payload);
        const person = known.get(sub);
        if (!person || tid !== tenantId) return null;
        // The roles are looked up, so that none can be claimed.
        const { id: personId, name, roles } = person;
        return { tenantId, personId, name, roles, expiresAt: new Date(exp * 1000), host: 'embedded' };
      } catch (error) {
        if (error instanceof errors.JOSEError || error instanceof z.ZodError) return null;
        throw error;
      }
    },
  };
}

function notEmbedded(): AppError {
  return new AppError({
    code: 'SIGN_IN.NOT_EMBEDDED',
    fate: 'tell-person',
    message: 'Signing in without a password exists only in the embedded mode. Elsewhere people sign in with Entra.',
  });
}

import { z } from 'zod';
import { Role } from './role.ts';
import { Id, Instant, LanguageName, PersonRef } from './shared.api.ts';

/** Who is signed in, and what the screens need before anything else. */
export const Session = z.object({
  person: PersonRef,
  roles: z.array(Role).min(1),
  /** `teams`: a token of Entra; `embedded`: the chooser of the Playground's people, on this machine only. */
  host: z.enum(['teams', 'embedded']),
  /** The tenant's; the client's own language goes before it. */
  language: LanguageName,
  timeZone: z.string(),
  /** Today in that time zone. */
  today: z.iso.date(),
  expiresAt: Instant,
});
export type Session = z.infer<typeof Session>;

/** How one signs in here; asked before there is a token. */
export const SignInWays = z.object({
  host: z.enum(['teams', 'embedded']),
  /** The people to choose from; empty in Teams. */
  people: z.array(PersonRef.extend({ roles: z.array(Role) })),
});
export type SignInWays = z.infer<typeof SignInWays>;

export const SignIn = z.object({ personId: Id });
export type SignIn = z.infer<typeof SignIn>;

export const SignedIn = z.object({ token: z.string(), expiresAt: Instant });
export type SignedIn = z.infer<typeof SignedIn>;

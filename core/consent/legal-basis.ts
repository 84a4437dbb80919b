import { z } from 'zod';
import type { PersonKind } from '../people/index.ts';

/** On what ground words are handled (GDPR Art. 6(1) a, b, e, f). Kept apart from the level: it says why, not how much. */
export const LegalBasis = z.enum(['consent', 'legitimate_interest', 'public_task', 'contract']);
export type LegalBasis = z.infer<typeof LegalBasis>;

const OrganisationType = z.enum(['company', 'public_body']);
type OrganisationType = z.infer<typeof OrganisationType>;

/** What a tenant decides about legal bases; `usual` follows from what kind of organisation it is. */
export const LegalBasisRules = z.object({
  organisation: OrganisationType,
  employee: z.enum(['usual', ...LegalBasis.options]),
  guest: z.enum(['usual', ...LegalBasis.options]),
});
export type LegalBasisRules = z.infer<typeof LegalBasisRules>;

/**
 * An employee can seldom give a free consent to the employer, nor anyone to an authority (EDPB Guidelines 05/2020,
 * 3.1.1); a guest depends on neither.
 */
const USUAL = {
  company: { employee: 'legitimate_interest', guest: 'consent' },
  public_body: { employee: 'public_task', guest: 'consent' },
} as const satisfies Record<OrganisationType, Record<PersonKind, LegalBasis>>;

/** @returns the ground on which a person's words are handled in this organisation */
export function basisFor({ organisation, ...chosen }: LegalBasisRules, kind: PersonKind): LegalBasis {
  const basis = chosen[kind];
  return basis === 'usual' ? USUAL[organisation][kind] : basis;
}

/** @returns whether a "no" on this ground is an objection (GDPR Art. 21(1): only on the grounds of 6(1) e and f) */
export function canObject(basis: LegalBasis): boolean {
  return basis === 'legitimate_interest' || basis === 'public_task';
}

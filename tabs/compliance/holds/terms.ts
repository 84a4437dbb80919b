/** Why a hold stands, as a form has it. */
export interface Terms {
  owner: string;
  reason: string;
  /** `YYYY-MM-DD`, empty while none is chosen. */
  reviewOn: string;
}

export const NO_TERMS: Terms = { owner: '', reason: '', reviewOn: '' };

/** @returns what is still empty */
export function missingTerms(terms: Terms): ReadonlySet<keyof Terms> {
  const missing = new Set<keyof Terms>();
  if (terms.owner.trim() === '') missing.add('owner');
  if (terms.reason.trim() === '') missing.add('reason');
  if (terms.reviewOn === '') missing.add('reviewOn');
  return missing;
}

import { z } from 'zod';

/** How long words are kept, as a person was told. */
export const RetentionPeriods = z.object({
  /** Days that words are kept at level Plus. */
  plusDays: z.number().int().min(1),
  /** Years that the words behind a decision are kept at level Juridik. */
  juridikYears: z.number().int().min(1),
});
export type RetentionPeriods = z.infer<typeof RetentionPeriods>;

/** @returns of each period the shorter one */
export function shorterPeriods(a: RetentionPeriods, b: RetentionPeriods): RetentionPeriods {
  return {
    plusDays: Math.min(a.plusDays, b.plusDays),
    juridikYears: Math.min(a.juridikYears, b.juridikYears),
  };
}

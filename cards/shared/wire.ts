import { z } from 'zod';

/** An id as it comes back from a card: printable, bounded, no spaces. Whether it exists is checked in the store. */
export const Id = z
  .string()
  .max(200)
  .regex(/^[^\s\p{C}]+$/u);

export const Revision = z.number().int().min(0).max(1_000_000);

/** Which version of which decision a button belongs to. */
export const DecisionRef = z.strictObject({ meetingId: Id, decisionId: Id, revision: Revision });
export type DecisionRef = z.infer<typeof DecisionRef>;

/** An input that may be left empty: clients leave it out or send an empty string. */
export function optionalInput(maxLength: number) {
  return z.string().max(maxLength).trim().default('');
}

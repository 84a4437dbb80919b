import { z } from 'zod';

/** What people mean to talk about. Written by hand, and never evidence of a decision. */
export const Agenda = z.object({
  title: z.string(),
  items: z.array(z.string()),
  /** Counts the changes. */
  revision: z.number().int().min(0),
});
export type Agenda = z.infer<typeof Agenda>;

/** Before anybody has written one. */
export const NO_AGENDA: Agenda = { title: '', items: [], revision: 0 };

/** @returns whether there is anything to show */
export function hasAgenda({ title, items }: Agenda): boolean {
  return title !== '' || items.length > 0;
}

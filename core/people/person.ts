import { z } from 'zod';

/** Someone in a meeting. */
export const Person = z.object({
  /** The Entra object id, or the Teams id for a guest without one. Stable; all other ids may change. */
  id: z.string().min(1),
  /** Teams' id for user-specific cards and personal chats (`29:…`). */
  teamsId: z.string().min(1),
  /** As written in the directory; shown only after `plainText`. */
  name: z.string(),
  email: z.string().nullable(),
});
export type Person = z.infer<typeof Person>;

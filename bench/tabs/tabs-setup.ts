import { z } from 'zod';

/** What the product under measurement is told. */
export const TabsSetup = z.object({
  /** An empty folder of its own. */
  dataDir: z.string(),
  decisions: z.number().int(),
});
export type TabsSetup = z.infer<typeof TabsSetup>;

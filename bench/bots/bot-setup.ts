import { z } from 'zod';

/** What a bot under measurement is told; the services are in the process that measures. */
export const BotSetup = z.object({
  botAppId: z.string(),
  openIdMetadataUrl: z.string(),
  tenantId: z.string(),
  graphUrl: z.string(),
  graphPlanId: z.string(),
  graphApplicationId: z.string(),
  mailbox: z.string(),
  /** An empty folder of its own. */
  dataDir: z.string(),
});
export type BotSetup = z.infer<typeof BotSetup>;

export function readSetup(): BotSetup {
  return BotSetup.parse(JSON.parse(process.argv[2] ?? '{}'));
}

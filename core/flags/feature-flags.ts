import { z } from 'zod';

/**
 * The switches of the product. Read once when a meeting starts and kept with it, so a release never changes the
 * rules of a meeting that is going on.
 */
export const FeatureFlags = z.object({
  decisionCloseCard: z.boolean(),
  docCopilotV1: z.boolean(),
  regwatchPush: z.boolean(),
  modelRouter: z.boolean(),
  degradeMode: z.boolean(),
});
export type FeatureFlags = z.infer<typeof FeatureFlags>;

/** Evaluates the flags for a meeting of a tenant. Never throws: a flag that cannot be read has its safe default. */
export interface FlagReader {
  flagsFor(context: { tenantId: string; conversationId: string }): Promise<FeatureFlags>;
}

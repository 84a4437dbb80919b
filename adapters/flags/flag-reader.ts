import { OpenFeature, type Provider } from '@openfeature/server-sdk';
import type { FeatureFlags, FlagReader } from '../../core/flags/index.ts';

/** The names of the flags as operators know them. */
export const FLAG_KEYS: Readonly<Record<keyof FeatureFlags, string>> = {
  decisionCloseCard: 'FEATURE_DECISION_CLOSE_CARD',
  docCopilotV1: 'FEATURE_DOC_COPILOT_V1',
  regwatchPush: 'FEATURE_REGWATCH_PUSH',
  modelRouter: 'FEATURE_MODEL_ROUTER',
  degradeMode: 'FEATURE_DEGRADE_MODE',
};

/** What holds when a flag cannot be read: the safety net on, everything else off. */
const SAFE: FeatureFlags = {
  decisionCloseCard: false,
  docCopilotV1: false,
  regwatchPush: false,
  modelRouter: false,
  degradeMode: true,
};

/** Reads flags through OpenFeature, so that another provider can take over. `domain` keeps two installations apart. */
export async function createFlagReader({
  provider,
  domain,
}: {
  provider: Provider;
  domain: string;
}): Promise<FlagReader> {
  await OpenFeature.setProviderAndWait(domain, provider);
  const client = OpenFeature.getClient(domain);
  return {
    async flagsFor({ tenantId, conversationId }) {
      const context = { targetingKey: tenantId, conversationId };
      const read = async (flag: keyof FeatureFlags) => {
        const value: unknown = await client.getBooleanValue(FLAG_KEYS[flag], SAFE[flag], context);
        // The SDK hands on whatever its provider says.
        return typeof value === 'boolean' ? value : SAFE[flag];
      };
      return {
        decisionCloseCard: await read('decisionCloseCard'),
        docCopilotV1: await read('docCopilotV1'),
        regwatchPush: await read('regwatchPush'),
        modelRouter: await read('modelRouter'),
        degradeMode: await read('degradeMode'),
      };
    },
  };
}

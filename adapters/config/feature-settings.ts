import { setting } from './setting.ts';
import { Switch } from './setting-types.ts';

/** What a release may switch: on where it can be tried, off in production but for the safety net. */
export const FEATURE_SETTINGS = {
  FEATURE_DECISION_CLOSE_CARD: feature('The card that asks for owner and date before a meeting closes.', '0'),
  FEATURE_DOC_COPILOT_V1: feature('Drafts of documents from decisions.', '0'),
  FEATURE_REGWATCH_PUSH: feature('News of regulations in the chat.', '0'),
  FEATURE_MODEL_ROUTER: feature('Language models beside the built-in understanding.', '0'),
  FEATURE_DEGRADE_MODE: feature('The safety net: a plainer way when a service is away.', '1'),
};

function feature(meaning: string, productionDefault: '0' | '1') {
  return setting(Switch, { group: 'Features', meaning, example: '1', default: '1', productionDefault });
}

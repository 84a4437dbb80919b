import type { FeatureFlags, FlagReader } from '../../core/flags/index.ts';

export const ALL_ON: FeatureFlags = {
  decisionCloseCard: true,
  docCopilotV1: true,
  regwatchPush: true,
  modelRouter: true,
  degradeMode: true,
};

/** A flag provider whose answer a test changes while meetings go on. */
export interface SwitchableFlags extends FlagReader {
  set(flags: Partial<FeatureFlags>): void;
}

export function createSwitchableFlags(): SwitchableFlags {
  let flags = ALL_ON;
  return {
    flagsFor: async () => flags,
    set: (changed) => {
      flags = { ...flags, ...changed };
    },
  };
}

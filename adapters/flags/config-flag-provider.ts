import {
  ErrorCode,
  type JsonValue,
  type Provider,
  type ResolutionDetails,
  StandardResolutionReasons,
} from '@openfeature/server-sdk';

/** Flags as configured, for the OpenFeature SDK; boolean ones only. */
export function createConfigFlagProvider(flags: Readonly<Record<string, boolean>>): Provider {
  return {
    metadata: { name: 'kollegan-config' },
    runsOn: 'server',
    async resolveBooleanEvaluation(key, defaultValue) {
      const value = flags[key];
      return value === undefined ? unknownFlag(defaultValue) : { value, reason: StandardResolutionReasons.STATIC };
    },
    resolveStringEvaluation: async (_key, defaultValue) => notBoolean(defaultValue),
    resolveNumberEvaluation: async (_key, defaultValue) => notBoolean(defaultValue),
    resolveObjectEvaluation: async <T extends JsonValue>(_key: string, defaultValue: T) => notBoolean(defaultValue),
  };
}

function unknownFlag<Value>(value: Value): ResolutionDetails<Value> {
  return { value, reason: StandardResolutionReasons.ERROR, errorCode: ErrorCode.FLAG_NOT_FOUND };
}

function notBoolean<Value>(value: Value): ResolutionDetails<Value> {
  return { value, reason: StandardResolutionReasons.ERROR, errorCode: ErrorCode.TYPE_MISMATCH };
}

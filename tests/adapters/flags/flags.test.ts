import { randomUUID } from 'node:crypto';
import type { Provider } from '@openfeature/server-sdk';
import { createConfigFlagProvider, createFlagReader, FLAG_KEYS } from '../../../adapters/flags/index.ts';

const WHERE = { tenantId: 'tenant-1', conversationId: '19:meeting' };
const reader = (provider: Provider, domain: string = randomUUID()) => createFlagReader({ provider, domain });
const allOn = Object.fromEntries(Object.values(FLAG_KEYS).map((key) => [key, true]));

/** What holds when nothing can be read. */
const SAFE = {
  decisionCloseCard: false,
  docCopilotV1: false,
  regwatchPush: false,
  modelRouter: false,
  degradeMode: true,
};

describe('flags from the settings', () => {
  it.each(Object.entries(FLAG_KEYS))('are read by the name that operators know: %s is %s', async (flag, key) => {
    const flags = await (await reader(createConfigFlagProvider({ ...allOn, [key]: false }))).flagsFor(WHERE);

    expect(Object.entries(flags).filter(([, isOn]) => !isOn)).toEqual([[flag, false]]);
  });

  it('are the safe ones where a setting is missing', async () => {
    expect(await (await reader(createConfigFlagProvider({}))).flagsFor(WHERE)).toEqual(SAFE);
  });

  it('are kept apart by installation', async () => {
    const on = await reader(createConfigFlagProvider(allOn));
    const off = await reader(createConfigFlagProvider({}));

    expect((await on.flagsFor(WHERE)).docCopilotV1).toBe(true);
    expect((await off.flagsFor(WHERE)).docCopilotV1).toBe(false);
  });

  it('are booleans and nothing else', async () => {
    const provider = createConfigFlagProvider(allOn);
    const of = async (read: Promise<{ value: unknown; errorCode?: string }>) => {
      const { value, errorCode } = await read;
      return [value, errorCode];
    };
    const context = {};
    const logger = { error: jest.fn(), warn: jest.fn(), info: jest.fn(), debug: jest.fn() };

    expect(await of(provider.resolveStringEvaluation('X', 'a', context, logger))).toEqual(['a', 'TYPE_MISMATCH']);
    expect(await of(provider.resolveNumberEvaluation('X', 1, context, logger))).toEqual([1, 'TYPE_MISMATCH']);
    expect(await of(provider.resolveObjectEvaluation('X', [1], context, logger))).toEqual([[1], 'TYPE_MISMATCH']);
  });
});

describe('flags of another provider', () => {
  it('are asked for by tenant and chat', async () => {
    const asked: unknown[] = [];
    const provider: Provider = {
      ...createConfigFlagProvider(allOn),
      async resolveBooleanEvaluation(key, _fallback, context) {
        asked.push([key, context.targetingKey, context['conversationId']]);
        return { value: true };
      },
    };

    await (await reader(provider)).flagsFor(WHERE);

    expect(asked).toEqual(Object.values(FLAG_KEYS).map((key) => [key, 'tenant-1', '19:meeting']));
  });

  it('are the safe ones when it fails', async () => {
    const provider: Provider = {
      ...createConfigFlagProvider(allOn),
      resolveBooleanEvaluation: () => Promise.reject(new Error('out of order')),
    };

    expect(await (await reader(provider)).flagsFor(WHERE)).toEqual(SAFE);
  });

  it('are the safe ones when it answers with something else', async () => {
    const provider: Provider = {
      ...createConfigFlagProvider(allOn),
      resolveBooleanEvaluation: async () => ({ value: 'yes' as unknown as boolean }),
    };

    expect(await (await reader(provider)).flagsFor(WHERE)).toEqual(SAFE);
  });
});

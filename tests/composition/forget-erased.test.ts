import type { Services } from '../../composition/create-services.ts';
import { forgetErased } from '../../composition/forget-erased.ts';
import type { BoardIndex } from '../../core/board/index.ts';
import { createRecentUtterances } from '../../core/meetings/index.ts';
import { useCoreWorld } from '../helpers/core-world.ts';
import { join } from '../helpers/meeting-steps.ts';

const world = useCoreWorld();
afterEach(() => jest.useRealTimers());

const receipt = (id: string, kind: string) => ({ receipt: { id, removed: [{ kind, count: 1 }] } });

it('shows what the retention of another process removed in no list any more, within a look', async () => {
  const { tenantId } = await join(world);
  const receipts = jest.fn(async () => [receipt('r-1', 'meeting')]);
  const invalidated: string[] = [];
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
  const stop = forgetErased({
    services: {
      deps: { ...world, store: { ...world.store, tenants: async () => [tenantId] } },
      compliance: { retention: { receipts }, onErasureProgress: () => undefined, onMeetingsRemoved: () => undefined },
    } as unknown as Services,
    board: { invalidate: (id: string) => void invalidated.push(id) } as BoardIndex,
    recent: createRecentUtterances(),
    publish: () => undefined,
    lookMs: 1_000,
  });
  const look = async () => {
    const asked = receipts.mock.calls.length;
    await jest.advanceTimersByTimeAsync(1_000);
    while (receipts.mock.calls.length === asked) await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setImmediate(resolve));
  };

  await look();
  await look();
  expect(invalidated).toEqual([]);
  receipts.mockResolvedValue([receipt('r-2', 'utterance')]);
  await look();
  expect(invalidated).toEqual([]);
  receipts.mockResolvedValue([receipt('r-3', 'meeting')]);
  await look();
  expect(invalidated).toEqual([tenantId]);
  stop();
});

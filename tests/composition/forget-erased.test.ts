import { setTimeout as wait } from 'node:timers/promises';
import { forgetErased } from '../../composition/forget-erased.ts';
import type { LiveEvent } from '../../core/contracts/api/event.api.ts';
import { createRecordingLogger } from '../helpers/recording-telemetry.ts';
import { createTestClock } from '../helpers/test-clock.ts';
import { createTestStore } from '../helpers/test-store.ts';

type Options = Parameters<typeof forgetErased>[0];

const clock = createTestClock();
let files: ReturnType<typeof createTestStore>;
let stop: () => void = () => undefined;
let told: string[];
let progress: (progress: { tenantId: string; requestId: string; erased: boolean }) => void;
let removed: (tenantId: string) => void;
beforeEach(() => {
  files = createTestStore(clock);
  told = [];
});
afterEach(() => {
  stop();
  files.dispose();
});

function start(more: Partial<Options> = {}): void {
  const services = {
    deps: {
      store: files.store,
      meetings: { forgetAll: () => void told.push('meetings') },
      logger: createRecordingLogger(),
    },
    compliance: {
      retention: { receipts: async () => [] },
      onErasureProgress: (listener: typeof progress) => {
        progress = listener;
      },
      onMeetingsRemoved: (listener: typeof removed) => {
        removed = listener;
      },
    },
  } as unknown as Options['services'];
  stop = forgetErased({
    services,
    board: {
      forget: (tenantId: string) => void told.push(`board ${tenantId}`),
      invalidate: (tenantId: string) => void told.push(`rows ${tenantId}`),
    } as unknown as Options['board'],
    comingIndex: { drop: (tenantId) => void told.push(`coming ${tenantId}`) },
    recent: { forgetAll: () => void told.push('recent') } as unknown as Options['recent'],
    publish: (_tenantId: string, { type }: LiveEvent) => void told.push(type),
    ...more,
  });
}

const EVERYTHING = ['board t', 'coming t', 'recent', 'meetings', 'resync'];

describe('what was erased', () => {
  it('is out of memory at once when this process did it, and open tabs hear of every step', () => {
    start();

    progress({ tenantId: 't', requestId: 'e', erased: false });
    progress({ tenantId: 't', requestId: 'e', erased: true });
    removed('t');

    expect(told).toEqual(['erasure', ...EVERYTHING, 'erasure', 'rows t']);
  });

  it('is out of memory at the next look when another process did it, once', async () => {
    const request = (updatedAt: string) => ({
      tenantId: 't',
      scope: 'erasures',
      id: `e-${updatedAt}`,
      kind: 'erasure',
      body: {},
      fields: { updatedAt },
    });
    await files.store.create(request('2026-01-01'));
    const looks: (() => void)[] = [];
    const { query } = files.store;
    files.store.query = async (asked) => {
      const page = await query(asked);
      looks.shift()?.();
      return page;
    };
    const looked = () => new Promise<void>((resolve) => looks.push(resolve));
    start({ lookMs: 1 });
    await looked();
    await wait(0);
    const before = [...told];
    await files.store.create(request('2026-01-02'));
    await looked();
    await looked();
    await wait(0);

    expect(before).toEqual([]);
    expect(told).toEqual(EVERYTHING);
  });

  it('is looked for again after the store was away', async () => {
    let asked = 0;
    const { promise, resolve } = Promise.withResolvers<void>();
    files.store.tenants = async () => {
      asked += 1;
      if (asked === 2) resolve();
      throw new Error('away');
    };
    start({ lookMs: 1 });

    await promise;

    expect(told).toEqual([]);
  });
});

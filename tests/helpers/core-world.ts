import { createWorkingCalendar } from '../../adapters/calendar/create-working-calendar.ts';
import { createDocumentRenderer } from '../../adapters/documents/index.ts';
import { createSpans } from '../../adapters/telemetry/spans.ts';
import { createTraceIds } from '../../adapters/telemetry/trace-ids.ts';
import { createCardRenderers } from '../../cards/index.ts';
import { createAuditLog } from '../../core/audit/index.ts';
import { createComingMeetings } from '../../core/coming-meetings/index.ts';
import { createErasureDesk, type Erasures } from '../../core/erasure/index.ts';
import { createMeetings, createRecentUtterances } from '../../core/meetings/index.ts';
import { createOutboxDispatcher } from '../../core/outbox/index.ts';
import type { DocumentKey, DocumentStore } from '../../core/storage/index.ts';
import type { Understand } from '../../core/understanding/index.ts';
import { createFakePlanner } from './fake-planner.ts';
import { createSwitchableFlags } from './flags.ts';
import { createMemoryErasureList } from './memory-erasure-list.ts';
import { createRecordingChat } from './recording-chat.ts';
import { createRecordingMail } from './recording-mail.ts';
import { createRecordingQueue } from './recording-queue.ts';
import { createRecordingLogger, createRecordingMetrics } from './recording-telemetry.ts';
import { scriptedUnderstand } from './scripted-understand.ts';
import { createTestClock } from './test-clock.ts';
import { createTestSettings } from './test-settings.ts';
import { createTestStore } from './test-store.ts';

export interface CoreWorldOptions {
  understand?: Understand;
  /** Stands between the use cases and the store, such as to fail or to count. */
  wrapStore?: (store: DocumentStore) => DocumentStore;
}

const BRIEF_BEFORE_MS = 30 * 60_000;

export type CoreWorld = ReturnType<typeof createCoreWorld>;

/** Everything that core's use cases ask for, over the real store and peers that record; pass it as their `deps`. */
export function createCoreWorld({
  understand = scriptedUnderstand,
  wrapStore = (store) => store,
}: CoreWorldOptions = {}) {
  const clock = createTestClock();
  const { store: real, dispose } = createTestStore(clock);
  const store = wrapStore(real);
  const logger = createRecordingLogger();
  const metrics = createRecordingMetrics();
  const queue = createRecordingQueue();
  const audit = createAuditLog({ store });
  const pending: DocumentKey[] = [];
  const settings = createTestSettings();
  /** Requests are taken, and nothing is removed. */
  const erasures: Erasures = {
    ...createErasureDesk({
      store,
      settings,
      list: createMemoryErasureList(),
      clock,
      onPending: (key) => void pending.push(key),
      requireConfirmation: true,
    }),
    run: async () => undefined,
  };
  let ids = 0;
  return {
    clock,
    store,
    logger,
    metrics,
    queue,
    audit,
    understand,
    /** The documents that were said to have something in their outbox. */
    pending,
    dispatcher: createOutboxDispatcher({ store, queue, audit, clock, logger }),
    meetings: createMeetings({ store, metrics, clock, onPending: (key) => void pending.push(key) }),
    coming: createComingMeetings({
      store,
      metrics,
      clock,
      briefBeforeMs: BRIEF_BEFORE_MS,
      onPending: (key) => void pending.push(key),
    }),
    settings,
    flags: createSwitchableFlags(),
    recent: createRecentUtterances(),
    cards: createCardRenderers(),
    documents: createDocumentRenderer(),
    calendar: createWorkingCalendar({ country: 'SE', workingDays: [1, 2, 3, 4, 5] }),
    chat: createRecordingChat(),
    mail: createRecordingMail(),
    planner: createFakePlanner(),
    erasures,
    spans: createSpans({ ids: createTraceIds() }),
    newId: () => `id-${++ids}`,
    dispose,
  };
}

/** A fresh world for each test of a file, taken down after it. Call it at the top of the file or of a describe. */
export function useCoreWorld(options?: CoreWorldOptions): CoreWorld {
  const world = {} as CoreWorld;
  beforeEach(() => Object.assign(world, createCoreWorld(options)));
  afterEach(() => world.dispose());
  return world;
}

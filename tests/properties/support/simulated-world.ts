import { createWorkingCalendar } from '../../../adapters/calendar/create-working-calendar.ts';
import { createSpans } from '../../../adapters/telemetry/spans.ts';
import { createTraceIds } from '../../../adapters/telemetry/trace-ids.ts';
import { createCardRenderers } from '../../../cards/index.ts';
import { createAuditLog } from '../../../core/audit/index.ts';
import { createComingMeetings } from '../../../core/coming-meetings/index.ts';
import { createMeetings, createRecentUtterances } from '../../../core/meetings/index.ts';
import { createOutboxDispatcher } from '../../../core/outbox/index.ts';
import type { DocumentKey, DocumentStore } from '../../../core/storage/index.ts';
import type { Understand } from '../../../core/understanding/index.ts';
import { createJobHandlers } from '../../../functions/handlers/index.ts';
import { createFakePlanner } from '../../helpers/fake-planner.ts';
import { createSwitchableFlags } from '../../helpers/flags.ts';
import { createRecordingChat } from '../../helpers/recording-chat.ts';
import { createRecordingMail } from '../../helpers/recording-mail.ts';
import { createRecordingLogger, createRecordingMetrics } from '../../helpers/recording-telemetry.ts';
import { scriptedUnderstand } from '../../helpers/scripted-understand.ts';
import type { TestClock } from '../../helpers/test-clock.ts';
import { createTestSettings } from '../../helpers/test-settings.ts';
import { mortalChat, mortalMail, mortalPlanner, mortalQueue } from './mortal-peers.ts';
import { createMortalStore, type OnWritten } from './mortal-store.ts';
import { Crash, createMortality } from './mortality.ts';
import { createSimulatedQueue, type Handle } from './simulated-queue.ts';

export interface SimulatedWorldOptions {
  store: DocumentStore;
  clock: TestClock;
  tenantId: string;
  /** How the steps of what goes on at once fall; see `createMortality`. */
  pauses: readonly number[];
  onWritten: OnWritten;
  understand?: Understand;
}

export type SimulatedWorld = ReturnType<typeof createSimulatedWorld>;
export type Life = ReturnType<SimulatedWorld['begin']>;

/** What outlives a process: the store, the queue, and everybody else's services. `begin` starts a process on it. */
export function createSimulatedWorld(options: SimulatedWorldOptions) {
  const { store: real, clock, tenantId, pauses, onWritten, understand = scriptedUnderstand } = options;
  const outside = {
    planner: createFakePlanner(),
    chat: createRecordingChat(),
    mail: createRecordingMail(),
    queue: createSimulatedQueue(clock),
  };
  const logger = createRecordingLogger();
  const flags = createSwitchableFlags();
  const settings = createTestSettings();
  const calendar = createWorkingCalendar({ country: 'SE', workingDays: [1, 2, 3, 4, 5] });
  const cards = createCardRenderers();
  let ids = 0;

  function begin() {
    const mortality = createMortality(pauses);
    const store = createMortalStore(real, mortality, onWritten);
    const audit = createAuditLog({ store });
    const signalled = new Map<string, DocumentKey>();
    const metrics = createRecordingMetrics();
    const queue = mortalQueue(outside.queue, mortality);
    const deps = {
      store,
      clock,
      logger,
      metrics,
      audit,
      flags,
      settings,
      calendar,
      cards,
      understand,
      newId: () => `${tenantId}-${++ids}`,
      recent: createRecentUtterances(),
      spans: createSpans({ ids: createTraceIds() }),
      coming: createComingMeetings({
        store,
        metrics,
        clock,
        briefBeforeMs: 30 * 60_000,
        onPending: (key) => void signalled.set(key.id, key),
      }),
      meetings: createMeetings({ store, metrics, clock, onPending: (key) => void signalled.set(key.id, key) }),
      chat: mortalChat(outside.chat, mortality),
      mail: mortalMail(outside.mail, mortality),
      planner: mortalPlanner(outside.planner, mortality),
      erasures: { run: async () => undefined },
    };
    const dispatcher = createOutboxDispatcher({ store, queue, audit, clock, logger });
    const handlers = createJobHandlers(deps);
    const handle: Handle = async (name, delivery) => {
      const outcome = await handlers[name](delivery);
      // Who is dead settles nothing: the message comes back.
      if (mortality.isDead()) throw new Crash('dead');
      return outcome;
    };
    return {
      deps,
      mortality,
      handle,
      /** Hands over what was written since the last time. */
      async dispatch() {
        const keys = [...signalled.values()];
        signalled.clear();
        await dispatcher.dispatch(keys);
      },
      sweep: () => dispatcher.sweep(tenantId),
    };
  }

  return { ...outside, tenantId, clock, logger, flags, settings, begin };
}

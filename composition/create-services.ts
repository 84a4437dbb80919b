import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ServiceBusClient } from '@azure/service-bus';
import { createWorkingCalendar } from '../adapters/calendar/create-working-calendar.ts';
import type { ProductConfig } from '../adapters/config/index.ts';
import { createGraphClient, createMailSender, createPlanner } from '../adapters/graph/index.ts';
import { createDeadLetters, createJobQueue } from '../adapters/service-bus/index.ts';
import { verifySignature } from '../adapters/signing/index.ts';
import { createConnectorClients } from '../adapters/teams/connector-clients.ts';
import { createTeamsChat } from '../adapters/teams/teams-chat.ts';
import { tokenCredentials } from '../adapters/teams/teams-credentials.ts';
import { createTeamsRoster } from '../adapters/teams/teams-roster.ts';
import { createCardRenderers } from '../cards/index.ts';
import { createAuditLog, createAuditProofs, type HeadAnchor } from '../core/audit/index.ts';
import { type ComingMeetingsDeps, createComingMeetings } from '../core/coming-meetings/index.ts';
import { createHoldingStore, createHolds } from '../core/holds/index.ts';
import { createMeetings, type MeetingKey } from '../core/meetings/index.ts';
import { createOutboxDispatcher } from '../core/outbox/index.ts';
import { createStoredSettings } from '../core/settings/index.ts';
import type { Clock } from '../core/shared/clock.port.ts';
import type { Logger } from '../core/shared/logger.port.ts';
import type { Metrics } from '../core/shared/metrics.port.ts';
import type { Signer } from '../core/signing/index.ts';
import { createSubjectRequests } from '../core/subject-requests/index.ts';
import { createCompliance } from './create-compliance.ts';
import type { HostStore } from './host-store.ts';
import { createOutboxPump } from './outbox-pump.ts';

type ComingListener = NonNullable<ComingMeetingsDeps['onWritten']>;
type GetToken = () => Promise<string>;

/** Microsoft Graph, or what stands in for it. */
export interface GraphPeer {
  getToken: GetToken;
  /** Left out: Graph itself. */
  baseUrl?: string;
  planId: string;
  /** Our application's id there, to tell our tasks from other people's. */
  applicationId: string;
  mailbox: string;
}

export interface ServicesOptions {
  config: ProductConfig;
  store: HostStore;
  bus: ServiceBusClient;
  graph: GraphPeer;
  /** For the Bot Connector. */
  getBotToken: GetToken;
  signer: Signer;
  /** Where signed heads of the audit log are kept outside. */
  anchor: HeadAnchor;
  logger: Logger;
  metrics: Metrics;
  clock: Clock;
}

/** What the hosts have in common: every port of core on its adapter, over the peers that the host names. */
export type Services = ReturnType<typeof createServices>;

export function createServices(options: ServicesOptions) {
  const { config, store: hostStore, bus, graph, getBotToken, signer, anchor, logger, metrics, clock } = options;
  const holds = createHolds({ store: hostStore, onPending: (key) => pump.signal(key) });
  const store = createHoldingStore(hostStore, { holds, clock });
  const settings = createStoredSettings({ store, defaults: config.tenant });
  const audit = createAuditLog({ store });
  const proofs = createAuditProofs({
    store,
    audit,
    signer,
    verifySignature,
    anchor,
    clock,
    logger,
    metrics,
    pause: nextTurn,
  });
  const queue = createJobQueue({ client: bus });
  const dispatcher = createOutboxDispatcher({
    store,
    queue,
    audit,
    clock,
    logger,
    onHandedOver: (document, previousEtag) => meetings.handedOver(document, previousEtag),
  });
  const pump = createOutboxPump({ dispatcher, store, logger });
  const writeListeners = new Set<(key: MeetingKey) => void>();
  const meetings = createMeetings({
    store,
    metrics,
    clock,
    onPending: pump.signal,
    onWritten: (key) => {
      for (const listener of writeListeners) listener(key);
    },
  });
  const comingListeners = new Set<ComingListener>();
  const coming = createComingMeetings({
    store,
    clock,
    metrics,
    briefBeforeMs: config.briefBeforeMs,
    onPending: pump.signal,
    onWritten: (change) => {
      for (const listener of comingListeners) listener(change);
    },
  });
  const credentials = tokenCredentials(getBotToken);
  const clients = createConnectorClients({ credentials });
  const { getToken, baseUrl, planId, applicationId, mailbox } = graph;
  const client = createGraphClient({ getToken, ...(baseUrl !== undefined && { baseUrl }) });

  const cards = createCardRenderers();
  const chat = createTeamsChat({ clients });
  const roster = createTeamsRoster({ clients });
  const planner = createPlanner({ client, planId, timeZone: config.tenant.timeZone, ownIds: [applicationId], logger });
  const deadLetters = createDeadLetters({ client: bus });
  const subjectRequests = createSubjectRequests({ store, settings, onPending: pump.signal });
  const compliance = createCompliance({
    config,
    store,
    holds,
    meetings,
    settings,
    audit,
    chat,
    cards,
    planner,
    deadLetters,
    signer,
    clock,
    logger,
    onPending: pump.signal,
    handOver: dispatcher.dispatch,
  });

  return {
    /** For turns and jobs. */
    deps: {
      store,
      meetings,
      coming,
      roster,
      erasures: compliance.erasures,
      settings,
      clock,
      logger,
      metrics,
      newId: randomUUID,
      cards,
      chat,
      mail: createMailSender({
        client,
        mailbox,
        mailboxOf: async (tenantId) => (await settings.settingsOf(tenantId)).connections.mailbox || null,
      }),
      planner,
      calendar: createWorkingCalendar({ country: config.holidays, workingDays: config.workingDays }),
    },
    /** For the timers. */
    upkeep: {
      store,
      coming,
      meetings,
      roster,
      newId: randomUUID,
      dispatcher,
      retention: compliance.retention,
      bringIntoLine: compliance.bringIntoLine,
      proofs,
      subjectRequests,
      erasures: compliance.erasures,
      deadLetters,
      metrics,
      logger,
      clock,
      alarmAfterMs: config.upkeep.deadLetterAlarmAfterMs,
      retentionDays: config.upkeep.deadLetterRetentionDays,
    },
    audit,
    proofs,
    compliance,
    subjectRequests,
    signer,
    pump,
    /** Told of every meeting that this process writes or removes. */
    onMeetingWritten: (listener: (key: MeetingKey) => void) => void writeListeners.add(listener),
    /** Told of every coming meeting that this process writes. */
    onComingWritten: (listener: ComingListener) => void comingListeners.add(listener),
    credentials,
    clients,
    /** What is pending is handed over first. The bus and the store stay the caller's to close, after it. */
    async close() {
      await pump.stop();
      await queue.close();
    },
  };
}

import { inspect } from 'node:util';
import type { Client } from '@microsoft/microsoft-graph-client';
import {
  createCalendar,
  createCalls,
  createChats,
  createDriveFiles,
  createMailSender,
  createOnlineMeetings,
  createSubscriptions,
  createTranscripts,
  createUsers,
} from '../../../adapters/graph/index.ts';
import { AppError } from '../../../core/shared/app-error.ts';
import type { Fault } from '../../../infra/sandbox/graph/index.ts';
import { ANNA, MAILBOX, type RunningGraph, startGraph, TENANT } from '../../infra/sandbox/graph/local-graph.fixture.ts';
import { clientFor } from './adapter.fixture.ts';

const TOKEN = 'marked-token';
const STATE = 'marked-client-state';
const SOON = new Date(Date.now() + 3_600_000);
const KEY = { userId: ANNA, meetingId: 'm', transcriptId: 't' };

type Call = (client: Client) => Promise<unknown>;

const READS: Readonly<Record<string, Call>> = {
  users: (client) => createUsers(client).byId(ANNA, 'c'),
  chats: (client) => createChats(client).isInstalled('19:meeting_1@thread.v2', 'x', 'c'),
  calendar: (client) => createCalendar(client).view(ANNA, { from: new Date(0), to: SOON }, 'c'),
  meetings: (client) => createOnlineMeetings(client).byId(ANNA, 'm', 'c'),
  transcripts: (client) => createTranscripts(client).content(KEY, 'c'),
  subscriptions: (client) => createSubscriptions(client).list('c'),
  files: (client) => createDriveFiles(client).get('d', 'i', 'c'),
};
const POSTS: Readonly<Record<string, Call>> = {
  'mail to send': (client) =>
    createMailSender({ client, mailbox: MAILBOX }).send({
      tenantId: 't-1',
      to: [{ address: 'marked@contoso.example', name: 'marked name' }],
      subject: 'marked subject',
      html: 'marked words',
      messageKey: 'k',
      correlationId: 'c',
    }),
  'an app to install': (client) =>
    createChats(client).install('19:meeting_1@thread.v2', TENANT.app?.catalogId ?? '', [], 'c'),
  'a subscription to make': (client) =>
    createSubscriptions(client).create(
      {
        resource: 'users/x/events',
        changeTypes: ['created'],
        notificationUrl: 'https://kollegan.example/graph',
        lifecycleNotificationUrl: 'https://kollegan.example/lifecycle',
        clientState: STATE,
        expiresAt: SOON,
      },
      'c',
    ),
  'a call to join': (client) =>
    createCalls(client).join(
      {
        threadId: '19:meeting_1@thread.v2',
        organizerId: ANNA,
        tenantId: TENANT.tenantId,
        callbackUrl: 'https://kollegan.example/calls',
      },
      'c',
    ),
};
const CALLS = { ...READS, ...POSTS };

type FaultCase = [name: string, fault: Partial<Fault> & { kind: Fault['kind'] }, expected: object];
const FORBIDDEN_TEXT = 'The user marked@contoso.example may not do this.';
const FAULTS: readonly FaultCase[] = [
  ['403', { kind: 'forbidden', message: FORBIDDEN_TEXT }, { code: 'GRAPH.FORBIDDEN', fate: 'dead-letter' }],
  ['412', { kind: 'precondition' }, { code: 'GRAPH.CONFLICT', fate: 'retry' }],
  [
    '429 that is too long to wait for',
    { kind: 'throttle', retryAfterSeconds: 90 },
    { code: 'GRAPH.THROTTLED', fate: 'retry', retryAfterMs: 90_000 },
  ],
  ['500', { kind: 'unavailable-before', status: 500 }, { fate: 'retry' }],
  ['503', { kind: 'unavailable-before', status: 503 }, { fate: 'retry' }],
  ['504 that was performed', { kind: 'unavailable-after-write', status: 504 }, { fate: 'retry' }],
  ['a cut connection', { kind: 'reset-before' }, { fate: 'retry' }],
  ['silence', { kind: 'slow', ms: 60_000 }, { fate: 'retry' }],
];

describe('Graph when it fails', () => {
  let graph: RunningGraph;
  const statuses: number[] = [];
  beforeEach(async () => {
    statuses.length = 0;
    graph = await startGraph({ onRequest: ({ status }) => statuses.push(status) });
  });
  afterEach(() => graph.close());

  const clientAgainst = (kind: Fault['kind']): Client => {
    const impatient = kind === 'slow' ? { attemptTimeoutMs: 30 } : {};
    return clientFor(graph.url, { getToken: async () => TOKEN, ...impatient });
  };
  /** That the app is there already is a good answer. */
  const isExpected = (name: string, fault: string): boolean => name === 'an app to install' && fault === '412';

  describe.each(FAULTS)('with %s', (faultName, fault, expected) => {
    const names = Object.keys(CALLS).filter((name) => !isExpected(name, faultName));

    it('gives every call an error with a code and a fate, and nothing that is nobody else’s business', async () => {
      const errors: unknown[] = [];
      for (const name of names) {
        graph.faults.clear();
        graph.faults.add({ retryAfterSeconds: 0, ...fault, times: 9 });
        errors.push(await CALLS[name]?.(clientAgainst(fault.kind)).catch((error: unknown) => error));
      }

      expect(errors.filter((error) => !(error instanceof AppError))).toEqual([]);
      expect(errors).toEqual(names.map(() => expect.objectContaining(expected)));
      expect(inspect(errors, { depth: 9, showHidden: true })).not.toContain('marked');
    });
  });

  it.each(Object.entries(READS))('waits as long as Graph says and reads again: %s', async (_name, call) => {
    graph.faults.add({ kind: 'throttle', retryAfterSeconds: 0 });
    graph.faults.add({ kind: 'unavailable-before', retryAfterSeconds: 0 });

    await call(clientFor(graph.url));

    expect(statuses.slice(0, 2)).toEqual([429, 503]);
    expect(statuses).toHaveLength(3);
  });

  it.each(Object.entries(POSTS))('never repeats what may have been done: %s', async (_name, call) => {
    graph.faults.add({ kind: 'unavailable-after-write', retryAfterSeconds: 0 });

    await call(clientFor(graph.url)).catch(() => undefined);

    expect(statuses).toEqual([503]);
  });
});

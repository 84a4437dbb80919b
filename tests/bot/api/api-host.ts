import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createEmbeddedSignIn } from '../../../adapters/embedded-sign-in/index.ts';
import { verifySignature } from '../../../adapters/signing/index.ts';
import type { ApiDeps } from '../../../bot/api/api-deps.ts';
import type { Caller } from '../../../bot/api/caller.ts';
import { createApi } from '../../../bot/api/create-api.ts';
import { createServer } from '../../../bot/http/create-server.ts';
import { createAuditProofs, createAuditReads } from '../../../core/audit/index.ts';
import { createBoardIndex, createComments } from '../../../core/board/index.ts';
import { createComingIndex, createComingMeetings } from '../../../core/coming-meetings/index.ts';
import type { Role } from '../../../core/contracts/api/role.ts';
import { createMeetings } from '../../../core/meetings/index.ts';
import { createObservations } from '../../../core/observability/index.ts';
import { createProfiles } from '../../../core/profiles/index.ts';
import { createSettingsEditor, createStoredSettings, DEFAULT_TENANT_SETTINGS } from '../../../core/settings/index.ts';
import type { DocumentKey } from '../../../core/storage/index.ts';
import { createSubjectRequests } from '../../../core/subject-requests/index.ts';
import { type CoreWorld, createCoreWorld } from '../../helpers/core-world.ts';
import { TENANT } from '../../helpers/meeting-steps.ts';
import { createMemoryAnchor } from '../../helpers/memory-anchor.ts';
import { ANNA, BO, CILLA, DAN } from '../../helpers/people.ts';
import { createTestCompliance } from '../../helpers/test-compliance.ts';
import { createTestSigner } from '../../helpers/test-signer.ts';

export const OTHER_TENANT = 'tenant-2';

/** Anna, Bo and Cilla are in the meeting of `join`, and Dan is not. */
export const PEOPLE: { id: string; name: string; roles: Role[] }[] = [
  { id: ANNA.id, name: ANNA.name, roles: ['Member'] },
  { id: BO.id, name: BO.name, roles: ['Organiser'] },
  { id: CILLA.id, name: CILLA.name, roles: ['Reader'] },
  { id: DAN.id, name: DAN.name, roles: ['Member'] },
  { id: 'chef', name: 'Chef Admin', roles: ['Admin'] },
  { id: 'jurist', name: 'Jurist Compliance', roles: ['Compliance'] },
];

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: what a test looks into is what it asserts
  body: any;
}

export interface AskOptions {
  method?: string;
  /** A person id of `PEOPLE`; left out: Anna; null: no token. */
  as?: string | null;
  tenantId?: string;
  token?: string;
  body?: unknown;
  match?: string;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

export interface ApiHost {
  world: CoreWorld;
  deps: ApiDeps;
  url: string;
  ask(path: string, options?: AskOptions): Promise<Answer>;
  fetch(path: string, options?: AskOptions): Promise<Response>;
  tokenOf(personId: string, tenantId?: string): Promise<string>;
  /** Hands over what is pending, as the pump does. */
  handOver(): Promise<void>;
  stop(): Promise<void>;
}

/** The API over the real store and HTTP, with people of two tenants who sign in. */
export async function startApiHost(more: Partial<ApiDeps> = {}, people = PEOPLE): Promise<ApiHost> {
  const world = createCoreWorld();
  const { store, clock, metrics, logger } = world;
  const onPending = (key: DocumentKey) => void world.pending.push(key);
  const observations = createObservations({ metrics, clock });
  const meetings = createMeetings({
    store,
    metrics: observations,
    clock,
    onPending,
    onWritten: ({ tenantId }) => api.live.poke(tenantId),
  });
  const coming = createComingMeetings({
    store,
    metrics: observations,
    clock,
    briefBeforeMs: world.coming.briefBeforeMs,
    onPending,
    onWritten({ tenantId, personIds }) {
      comingIndex.drop(tenantId);
      api.live.publish(tenantId, { type: 'coming-meetings' }, personIds);
    },
  });
  const comingIndex = createComingIndex({ coming, clock });
  Object.assign(world, {
    meetings,
    coming,
    settings: createStoredSettings({ store, defaults: DEFAULT_TENANT_SETTINGS }),
  });
  const signIns = new Map(
    [TENANT, OTHER_TENANT].map((tenantId) => [
      tenantId,
      createEmbeddedSignIn({ environment: 'embedded', tenantId, people, clock }),
    ]),
  );
  const local = signIns.get(TENANT);
  if (!local) throw new Error('no sign-in');
  const signer = createTestSigner();
  const deps: ApiDeps = {
    ...world,
    metrics: observations,
    settingsEditor: createSettingsEditor({ store, defaults: DEFAULT_TENANT_SETTINGS, onPending }),
    comingIndex,
    board: createBoardIndex({ store, clock, logger }),
    comments: createComments({ store, onPending }),
    profiles: createProfiles({ store, onPending }),
    observations,
    signer,
    proofs: createAuditProofs({ ...world, signer, verifySignature, anchor: createMemoryAnchor() }),
    auditReads: createAuditReads({ store, onPending }),
    compliance: createTestCompliance(world),
    subjectRequests: createSubjectRequests({ store, settings: world.settings, onPending }),
    deadLetterCounts: async () => new Map(),
    runsJobs: true,
    integrations: { planner: 'stand-in', mail: 'stand-in', chat: 'stand-in' },
    authenticate: async (token) => {
      for (const signIn of signIns.values()) {
        const caller: Caller | null = await signIn.authenticate(token);
        if (caller) return caller;
      }
      return null;
    },
    localSignIn: local,
    ...more,
  };
  const api = createApi(deps);
  const server = createServer({
    processTurn: async (_request, response) => void response.send(500),
    notReady: async () => [],
    metrics: { render: async () => '', contentType: 'text/plain' },
    metricsAccess: 'nobody',
    logger,
    routes: [api],
  });
  const listening = once(server, 'listening');
  server.listen(0, '127.0.0.1');
  await listening;
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const tokens = new Map<string, { token: string; expiresAt: Date }>();

  async function tokenOf(personId: string, tenantId = TENANT): Promise<string> {
    const key = `${tenantId}/${personId}`;
    const known = tokens.get(key);
    if (known && known.expiresAt > clock.now()) return known.token;
    const signedIn = await signIns.get(tenantId)?.signIn(personId);
    if (!signedIn) throw new Error(`${personId} cannot sign in`);
    tokens.set(key, signedIn);
    return signedIn.token;
  }

  async function ask(path: string, options: AskOptions = {}): Promise<Response> {
    const { method = 'GET', as = ANNA.id, tenantId, token, body, match, headers = {}, signal } = options;
    const bearer = token ?? (as === null ? null : await tokenOf(as, tenantId));
    return fetch(`${url}${path}`, {
      method,
      headers: {
        ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(match === undefined ? {} : { 'if-match': match }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
      redirect: 'manual',
    });
  }

  return {
    world,
    deps,
    url,
    tokenOf,
    fetch: ask,
    async ask(path, options) {
      const response = await ask(path, options);
      const text = await response.text();
      const isJson = /json/.test(response.headers.get('content-type') ?? '');
      return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : undefined };
    },
    async handOver() {
      await world.dispatcher.dispatch(world.pending.splice(0));
    },
    async stop() {
      api.stop();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.server.closeAllConnections();
      await closed;
      world.dispose();
    },
  };
}

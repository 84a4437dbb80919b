import {
  createLocalGraph,
  type LocalGraph,
  type LocalGraphOptions,
  type LocalTenant,
} from '../../../../infra/sandbox/graph/index.ts';

export const ANNA = '11111111-1111-4111-8111-111111111111';
export const BJORN = '22222222-2222-4222-8222-222222222222';
export const PLAN_ID = 'kollegan-plan-00000000000000';
export const MAILBOX = 'kollegan@contoso.example';
export const OWN_ID = '99999999-9999-4999-8999-999999999999';

export const VTT = `WEBVTT

00:00:01.000 --> 00:00:03.000
<v Anna Åberg>Vi bokar lokalen.</v>
`;

export const TENANT: LocalTenant = {
  tenantId: '33333333-3333-4333-8333-333333333333',
  users: [
    { id: ANNA, displayName: 'Anna Åberg', mail: 'anna@contoso.example', userPrincipalName: 'anna@contoso.example' },
    { id: BJORN, displayName: 'Björn Öst', mail: 'bjorn@contoso.example', userPrincipalName: 'bjorn@contoso.example' },
  ],
  planId: PLAN_ID,
  groupId: '44444444-4444-4444-8444-444444444444',
  chats: [{ id: '19:meeting_1@thread.v2', memberIds: [ANNA, BJORN], topic: 'Veckomöte' }],
  mailbox: MAILBOX,
  events: [
    {
      id: 'event-1',
      owner: ANNA,
      subject: 'Veckomöte',
      start: '2026-03-02T08:00:00.000Z',
      end: '2026-03-02T09:00:00.000Z',
    },
    {
      id: 'event-2',
      owner: ANNA,
      subject: 'Avstämning',
      start: '2026-03-03T08:00:00.000Z',
      end: '2026-03-03T09:00:00.000Z',
      joinUrl: 'https://teams.microsoft.com/l/meetup-join/x/0',
    },
    {
      id: 'event-3',
      owner: ANNA,
      subject: 'Senare',
      start: '2026-04-01T08:00:00.000Z',
      end: '2026-04-01T09:00:00.000Z',
    },
    {
      id: 'event-4',
      owner: MAILBOX,
      subject: 'Inbjudan',
      start: '2026-03-02T08:00:00.000Z',
      end: '2026-03-02T09:00:00.000Z',
    },
  ],
  transcripts: [
    { id: 'transcript-1', chatId: '19:meeting_1@thread.v2', createdDateTime: '2026-03-02T08:01:00Z', vtt: VTT },
  ],
  app: { catalogId: '55555555-5555-4555-8555-555555555555', manifestId: '88888888-8888-4888-8888-888888888888' },
};

export interface RunningGraph extends LocalGraph {
  url: string;
  call(method: string, path: string, options?: CallOptions): Promise<Called>;
}

export interface CallOptions {
  body?: unknown;
  headers?: Record<string, string>;
}

export interface Called {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
  text: string;
}

async function callGraph(url: string, method: string, path: string, { body, headers }: CallOptions): Promise<Called> {
  const response = await fetch(`${url}${path}`, {
    method,
    redirect: 'manual',
    headers: { authorization: 'Bearer local', 'content-type': 'application/json', ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = (response.headers.get('content-type') ?? '').includes('json');
  const parsed = isJson ? (JSON.parse(text) as Record<string, unknown>) : {};
  return { status: response.status, headers: response.headers, body: parsed, text };
}

/** Starts a local Graph on a free port; close it in the test. */
export async function startGraph(options: Partial<LocalGraphOptions> = {}): Promise<RunningGraph> {
  const graph = createLocalGraph({ file: ':memory:', tenant: TENANT, applicationId: OWN_ID, ...options });
  const { url } = await graph.listen();
  return { ...graph, url, call: (method, path, call = {}) => callGraph(url, method, path, call) };
}

export const assignTo = (userId: string): Record<string, unknown> => ({
  [userId]: { '@odata.type': '#microsoft.graph.plannerAssignment', orderHint: ' !' },
});

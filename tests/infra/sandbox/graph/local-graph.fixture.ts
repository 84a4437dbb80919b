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

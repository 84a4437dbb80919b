import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { answerGraph } from './answer-graph.ts';
import { applyFault } from './apply-fault.ts';
import { createFaults, type Faults } from './faults.ts';
import { createGraphStore } from './graph-store.ts';
import { type RecordedRequest, readRequest, recordOf, writeAnswer } from './http.ts';
import { type SandboxMail, type SandboxTask, sandboxTasks } from './inspect.ts';
import type { GraphRequest, RouteContext } from './route.ts';
import { answerSandbox } from './sandbox.routes.ts';
import type { LocalTenant } from './tenant.ts';

export interface LocalGraphOptions {
  /** SQLite file that outlives the process, or `:memory:`. */
  file: string;
  tenant: LocalTenant;
  clock?: { now(): Date };
  /** The client id that tasks are made by, when the caller's token does not say one. */
  applicationId?: string;
  /** Tasks per page of a list. */
  pageSize?: number;
  /** Told of every Graph request after it was answered. */
  onRequest?: (request: RecordedRequest) => void;
}

export interface LocalGraph {
  /** Starts on 127.0.0.1. @param port - 0 or nothing: a free one. @returns the address, without a path */
  listen(port?: number): Promise<{ url: string; port: number }>;
  close(): Promise<void>;
  faults: Faults;
  tasks(): SandboxTask[];
  mails(): SandboxMail[];
}

const TokenClaims = z.object({ appid: z.string() });

/** The stand-in does not check tokens; it only reads who they were issued to. */
function applicationIn(request: GraphRequest): string | undefined {
  const [, payload] = /^Bearer [\w-]+\.([\w-]+)\./.exec(request.headers['authorization'] ?? '') ?? [];
  if (payload === undefined) return undefined;
  try {
    return TokenClaims.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString())).data?.appid;
  } catch {
    return undefined;
  }
}

/**
 * A Microsoft Graph for one make-believe tenant, on this machine only: Planner, mail, people and meetings as v1.0
 * answers them, durable, with switchable faults and a page that shows what was made.
 */
export function createLocalGraph(options: LocalGraphOptions): LocalGraph {
  const { tenant, clock = { now: () => new Date() }, applicationId = 'local', pageSize = 100, onRequest } = options;
  const store = createGraphStore(options.file);
  const faults = createFaults();
  const closing = new AbortController();
  const context: RouteContext = {
    store,
    tenant,
    now: () => clock.now(),
    applicationOf: (request) => applicationIn(request) ?? applicationId,
    pageSize,
  };
  const sleep = (ms: number): Promise<void> => delay(ms, undefined, { signal: closing.signal }).catch(() => undefined);

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await readRequest(incoming);
    if (!/^\/(v1\.0|upload|download)\//.test(request.path)) {
      writeAnswer(response, request, answerSandbox(context, faults, request), clock.now());
      return;
    }
    const fault = faults.take(request.method, request.path);
    const outcome = await applyFault(fault, () => answerGraph(context, request), sleep);
    if (outcome === 'reset') {
      incoming.socket.destroy();
      onRequest?.(recordOf(request, 0, undefined));
      return;
    }
    const body = writeAnswer(response, request, outcome, clock.now());
    onRequest?.(recordOf(request, outcome.status, body));
  }

  const server = createServer((incoming, response) => {
    // A client that hangs up half-way, or an address that is not one, must not take the stand-in down.
    serve(incoming, response).catch(() => incoming.socket.destroy());
  });

  return {
    async listen(port = 0) {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
      const address = server.address() as AddressInfo;
      return { url: `http://127.0.0.1:${address.port}`, port: address.port };
    },
    async close() {
      closing.abort();
      if (server.listening) {
        server.close();
        server.closeAllConnections();
        await once(server, 'close');
      }
      store.close();
    },
    faults,
    tasks: () => sandboxTasks(store, tenant.planId),
    mails: () => store.mails(),
  };
}

import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { type CosmosEmulator, startCosmosEmulator } from './cosmos-emulator.ts';

export interface ServiceFault {
  /** Which requests it is for: GET reads, POST creates and queries, PUT replaces, DELETE removes. */
  method: string;
  /** How many of them; then the emulator answers again. */
  times: number;
  /**
   * A refusal of the service; `reset` ends the connection before the request is handed on, `lost-answer` after it was
   * done; `hang` never answers.
   */
  answer: { status: number; headers?: Record<string, string> } | 'reset' | 'lost-answer' | 'hang';
}

/** An emulator of Cosmos DB behind a loopback server that fails as it is told. */
export interface FaultyCosmos extends CosmosEmulator {
  fail(fault: ServiceFault): void;
  /** Failures that were told and have not happened yet. */
  pending(): number;
  /** Forgets what was told and counted. */
  reset(): void;
  /** How many requests with this method came. */
  asked(method: string): number;
}

/** What a service says in its errors, which nobody may repeat. */
export const WORDS_OF_THE_SERVICE = 'marked words of the service';

export async function startFaultyCosmos(): Promise<FaultyCosmos> {
  const emulator = await startCosmosEmulator();
  let faults: ServiceFault[] = [];
  let asked: string[] = [];

  const server = http.createServer(async (request, response) => {
    const body = await buffer(request);
    const method = request.method ?? '';
    asked.push(method);
    const fault = faults.find((one) => one.method === method && one.times > 0);
    if (fault) fault.times -= 1;
    const { answer } = fault ?? {};
    if (answer === 'hang') return;
    if (answer === 'reset') return void request.socket.resetAndDestroy();
    if (typeof answer === 'object') {
      response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
      return void response.end(JSON.stringify({ code: 'Fault', message: WORDS_OF_THE_SERVICE }));
    }
    const { status, headers, text } = await ask(emulator.endpoint, request, body);
    if (answer === 'lost-answer') return void request.socket.resetAndDestroy();
    response.writeHead(status, headers);
    response.end(text);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    ...emulator,
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    fail: (fault) => void faults.push({ ...fault }),
    pending: () => faults.reduce((sum, { times }) => sum + times, 0),
    reset() {
      faults = [];
      asked = [];
    },
    asked: (method) => asked.filter((one) => one === method).length,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      await emulator.stop();
    },
  };
}

async function ask(endpoint: string, { method, url, headers }: http.IncomingMessage, body: Buffer) {
  const request = http.request(`${endpoint}${url}`, { method, headers, agent: false });
  request.end(body);
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  const text = await buffer(response);
  return { status: response.statusCode ?? 0, headers: response.headers, text };
}

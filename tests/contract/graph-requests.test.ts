import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { createMailSender } from '../../adapters/graph/index.ts';
import type { RecordedRequest } from '../../infra/sandbox/graph/index.ts';
import { CONTENT, clientFor, MARKER, plannerFor } from '../adapters/graph/adapter.fixture.ts';
import { BJORN, MAILBOX, type RunningGraph, startGraph } from '../infra/sandbox/graph/local-graph.fixture.ts';

const CONTRACT = path.resolve(__dirname, '../../../shared/contracts/graph-subset.yaml');

interface ContractFault {
  /** Which exchange. */
  index: number;
  of: 'request' | 'answer';
}

/** @returns what Microsoft's description finds wrong with the exchanges. */
function faultsOf(exchanges: readonly RecordedRequest[]): ContractFault[] {
  const program = path.join(__dirname, 'graph-contract.program.ts');
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, CONTRACT], {
    input: JSON.stringify(exchanges),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as ContractFault[];
}

/** The same exchange with something that Graph does not know. */
function spoilt(exchange: RecordedRequest): RecordedRequest {
  const body = exchange.body === undefined ? undefined : { ...Object(exchange.body), colour: 'red' };
  return { ...exchange, body, answer: { colour: 'red' } };
}

async function useEveryCall(graph: RunningGraph): Promise<void> {
  const planner = plannerFor(graph.url);
  const { taskId } = await planner.create(CONTENT, MARKER, 'c-1');
  await planner.create({ ...CONTENT, checklist: [], description: '' }, 'other', 'c-1');
  await planner.update(taskId, { ...CONTENT, title: 'Nytt', dueDate: '2026-04-01', assigneeId: BJORN }, MARKER, 'c-2');
  await planner.update(taskId, { ...CONTENT, description: 'Nytt' }, MARKER, 'c-3');
  graph.faults.add({ match: { method: 'POST', pathPattern: '/planner/tasks$' }, kind: 'reset-after-write' });
  await planner.create(CONTENT, 'lost', 'c-4').catch(() => undefined);
  await planner.find(CONTENT, 'lost', 'c-5');
  await planner.read(taskId, 'c-6');
  await planner.read('nobody', 'c-7');
  await createMailSender({ client: clientFor(graph.url), mailbox: MAILBOX }).send({
    to: [{ address: 'anna@contoso.example', name: 'Anna' }],
    subject: 'Sammanfattning',
    html: '<p>Hej</p>',
    messageKey: 'k-1',
    correlationId: 'c-8',
  });
}

const present = existsSync(CONTRACT);
const describeContract = present ? describe : describe.skip;

if (!present) {
  it.skip(`requests were not held against Microsoft Graph's contract: ${path.basename(CONTRACT)} is not here`, () =>
    undefined);
}

describeContract('the contract of Microsoft Graph', () => {
  const exchanges: RecordedRequest[] = [];
  let faults: ContractFault[] = [];
  beforeAll(async () => {
    const graph = await startGraph({ pageSize: 1, onRequest: (exchange) => exchanges.push(exchange) });
    await useEveryCall(graph);
    await graph.close();
    faults = faultsOf([...exchanges, ...exchanges.map(spoilt)]);
  });

  const faultsOfReal = (of: ContractFault['of']): ContractFault[] =>
    faults.filter((fault) => fault.of === of && fault.index < exchanges.length);

  it('has seen every call that the adapters make', () => {
    const names = exchanges.map(({ method, path: asked }) => `${method} ${asked.replace(/[\w-]{28}/g, '{id}')}`);

    expect([...new Set(names)].sort()).toEqual([
      'GET /v1.0/planner/plans/{id}/tasks',
      'GET /v1.0/planner/tasks/nobody',
      'GET /v1.0/planner/tasks/{id}',
      'GET /v1.0/planner/tasks/{id}/details',
      'PATCH /v1.0/planner/tasks/{id}',
      'PATCH /v1.0/planner/tasks/{id}/details',
      'POST /v1.0/planner/tasks',
      `POST /v1.0/users/${MAILBOX}/sendMail`,
    ]);
  });

  it('allows every request of the adapters', () => {
    expect(faultsOfReal('request')).toEqual([]);
  });

  it('allows every answer of the local Graph', () => {
    expect(faultsOfReal('answer')).toEqual([]);
  });

  it('notices a spoilt request and a spoilt answer', () => {
    const noticed = faults.filter(({ index }) => index >= exchanges.length).map((fault) => fault.of);
    const writes = exchanges.filter(({ body }) => body !== undefined);

    expect(noticed.filter((of) => of === 'request').length).toBeGreaterThanOrEqual(writes.length);
    expect(noticed).toContain('answer');
  });
});

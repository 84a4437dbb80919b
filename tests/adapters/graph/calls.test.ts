import { createCalls } from '../../../adapters/graph/index.ts';
import { ANNA, type RunningGraph, startGraph, TENANT } from '../../infra/sandbox/graph/local-graph.fixture.ts';
import { clientFor } from './adapter.fixture.ts';

const MEETING = {
  threadId: '19:meeting_1@thread.v2',
  organizerId: ANNA,
  tenantId: TENANT.tenantId,
  callbackUrl: 'https://kollegan.example/webhooks/calls',
};

describe('calls of Graph', () => {
  let graph: RunningGraph;
  beforeEach(async () => {
    graph = await startGraph();
  });
  afterEach(() => graph.close());

  it('are joined, kept alive and left', async () => {
    const calls = createCalls(clientFor(graph.url));

    const { callId } = await calls.join(MEETING, 'c-1');
    const alive = await calls.keepAlive(callId, 'c-1');
    await calls.hangUp(callId, 'c-1');
    await calls.hangUp(callId, 'c-1');

    expect([alive, await calls.keepAlive(callId, 'c-1')]).toEqual(['alive', 'ended']);
  });

  it('are not joined twice by a repeat of ours', async () => {
    const seen: string[] = [];
    const counted = await startGraph({ onRequest: ({ method }) => seen.push(method) });
    counted.faults.add({ kind: 'unavailable-after-write' });

    const failed = createCalls(clientFor(counted.url)).join(MEETING, 'c-1');

    await expect(failed).rejects.toMatchObject({ code: 'GRAPH.UNAVAILABLE', fate: 'retry' });
    await counted.close();
    expect(seen).toEqual(['POST']);
  });

  it('of a meeting that is not there are refused', async () => {
    const failed = createCalls(clientFor(graph.url)).join({ ...MEETING, threadId: '19:x@thread.v2' }, 'c-1');

    await expect(failed).rejects.toMatchObject({ code: 'GRAPH.NOT_FOUND', fate: 'dead-letter' });
  });
});

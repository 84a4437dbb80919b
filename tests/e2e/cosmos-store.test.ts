import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type FaultyCosmos, startFaultyCosmos } from '../helpers/faulty-cosmos.ts';
import { daysFromToday } from './support/dates.ts';
import { cardOf, decisionIdOf } from './support/meeting-steps.ts';
import { type Running, startRun } from './support/use-embedded.ts';

const dataDir = mkdtempSync(path.join(tmpdir(), 'kollegan-e2e-cosmos-'));
let cosmos: FaultyCosmos;
let running: Running;

beforeAll(async () => {
  cosmos = await startFaultyCosmos();
  const { endpoint, database, container, key } = cosmos;
  running = await startRun(dataDir, {
    env: { COSMOS_ENDPOINT: endpoint, COSMOS_KEY: key, COSMOS_DATABASE: database, COSMOS_CONTAINER: container },
  });
}, 60_000);

afterAll(async () => {
  await running?.embedded.stop();
  await cosmos?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** The log is written beside the recap; @returns what it says once it holds `count` events of the type. */
async function auditOnce(type: string, count: number): Promise<string[]> {
  const deadline = Date.now() + 15_000;
  for (;;) {
    const types = (await running.audit()).map((event) => event.type);
    if (types.filter((one) => one === type).length >= count || Date.now() > deadline) return types;
    await pause(25);
  }
}

describe('with its documents in Cosmos DB, a meeting', () => {
  it('goes from joining over consent, a decision and the gate to the task, the recap and an audit chain that holds', async () => {
    const { chat, meeting, graph, embedded } = running;
    await meeting.joinWith('Karin');
    const mark = await chat.mark();

    const decision = decisionIdOf(await meeting.decide('Karin', 'Vi beslutar att flytta kontoret till Solna.'));
    const gate = await meeting.requestClose();
    const refused = cardOf(await chat.click('Karin', gate, 'close.submit'));
    const inputs = {
      [`owner:${decision}`]: chat.person('Petra').aadObjectId,
      [`deadline:${decision}`]: daysFromToday(14),
    };
    const closed = cardOf(await chat.click('Karin', refused, 'close.submit', { inputs }));
    const recap = await chat.next(({ text }) => text.includes('finns i Planner'), { after: mark });

    expect(refused.text).toContain('Välj en ägare.');
    expect(closed.text).toContain('Karin Lindqvist stängde mötet.');
    expect(recap.text).toContain('Beslut: Flytta kontoret till Solna');
    expect(await graph.tasks()).toEqual([
      expect.objectContaining({
        assigneeIds: [chat.person('Petra').aadObjectId],
        title: expect.stringMatching(/Solna/),
      }),
    ]);
    const { tenantId } = embedded.teams.people;
    await expect(embedded.product.audit.verify(tenantId)).resolves.toMatchObject({ ok: true });
    expect(await auditOnce('meeting.closed', 1)).toEqual(
      expect.arrayContaining([
        'meeting.joined',
        'consent.requested',
        'consent.informed',
        'decision.caught',
        'decision.completed',
        'meeting.closed',
      ]),
    );
  });

  it('loses and doubles nothing while the service throttles, meets itself and loses answers', async () => {
    const { chat, meeting, graph, embedded } = running;
    const { tenantId } = embedded.teams.people;
    await meeting.joinWith('Karin');
    const mark = await chat.mark();
    const throttled = { status: 429, headers: { 'x-ms-retry-after-ms': '2' } };
    for (const method of ['GET', 'PUT', 'POST']) cosmos.fail({ method, times: 3, answer: throttled });
    for (const method of ['PUT', 'POST']) cosmos.fail({ method, times: 1, answer: 'lost-answer' });
    cosmos.fail({ method: 'PUT', times: 1, answer: { status: 449 } });

    const decision = decisionIdOf(await meeting.decide('Karin', 'Vi beslutar att byta skrivare.'));
    const inputs = {
      [`owner:${decision}`]: chat.person('Petra').aadObjectId,
      [`deadline:${decision}`]: daysFromToday(7),
    };
    const gate = await meeting.requestClose();
    const closed = cardOf(await chat.click('Karin', gate, 'close.submit', { inputs }));
    const recap = await chat.next(({ text }) => text.includes('Byta skrivare') && text.includes('finns i Planner'), {
      after: mark,
    });

    expect(closed.text).toContain('Karin Lindqvist stängde mötet.');
    expect(recap.text).toContain('Ägare: Petra Lund');
    expect((await graph.tasks()).filter(({ title }) => /skrivare/.test(title))).toHaveLength(1);
    expect(cosmos.pending()).toBe(0);
    const types = await auditOnce('meeting.closed', 2);
    expect(types.filter((type) => type === 'decision.caught')).toHaveLength(2);
    await expect(embedded.product.audit.verify(tenantId)).resolves.toMatchObject({ ok: true });
  });

  it('is counted by what it asked of the store', async () => {
    const metrics = await (await fetch(`${running.embedded.product.url}/metrics`)).text();

    for (const operation of ['read', 'query', 'create', 'replace']) {
      expect(metrics).toMatch(
        new RegExp(`^kollegan_store_requests_total\\{operation="${operation}",outcome="ok"\\} \\d+$`, 'm'),
      );
      expect(metrics).toMatch(
        new RegExp(`^kollegan_store_request_units_total\\{operation="${operation}"\\} \\d+$`, 'm'),
      );
    }
  });
});

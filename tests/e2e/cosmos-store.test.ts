import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type CosmosEmulator, startCosmosEmulator } from '../helpers/cosmos-emulator.ts';
import { daysFromToday } from './support/dates.ts';
import { cardOf, decisionIdOf } from './support/meeting-steps.ts';
import { type Running, startRun } from './support/use-embedded.ts';

const dataDir = mkdtempSync(path.join(tmpdir(), 'kollegan-e2e-cosmos-'));
let emulator: CosmosEmulator;
let running: Running;

beforeAll(async () => {
  emulator = await startCosmosEmulator();
  const { endpoint, database, container, key } = emulator;
  running = await startRun(dataDir, {
    env: { COSMOS_ENDPOINT: endpoint, COSMOS_KEY: key, COSMOS_DATABASE: database, COSMOS_CONTAINER: container },
  });
}, 60_000);

afterAll(async () => {
  await running?.embedded.stop();
  await emulator?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('with its documents in Cosmos DB, a meeting', () => {
  it('goes from joining over consent, a decision and the gate to the task, the recap and an audit chain that holds', async () => {
    const { chat, meeting, graph, audit, embedded } = running;
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
    expect((await audit()).map(({ type }) => type)).toEqual(
      expect.arrayContaining([
        'meeting.joined',
        'consent.given',
        'decision.caught',
        'decision.completed',
        'meeting.closed',
      ]),
    );
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

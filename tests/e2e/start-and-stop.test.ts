import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import WebSocket from 'ws';
import { createChatDriver } from './support/chat-driver.ts';
import { createGraphDriver } from './support/graph-driver.ts';
import { createMeetingSteps, isCard } from './support/meeting-steps.ts';
import { isRunning, type Program, spawnStart, startProgram } from './support/start-program.ts';

const DECISION = 'Vi beslutar att byta leverantör, Anna tar den, deadline 15 okt';
const NUDGE_AT_ONCE = { NUDGE_AFTER: 'PT1S', WORKING_HOURS: '00:00-24:00', WORKING_DAYS: '1-7', HOLIDAYS: 'none' };

let dataDir: string;
let program: Program | undefined;

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'kollegan-start-'));
});

afterEach(async () => {
  await program?.stop('SIGKILL');
  program = undefined;
  rmSync(dataDir, { recursive: true, force: true });
});

async function start(env: Record<string, string> = {}): Promise<Program> {
  program = await startProgram({ KOLLEGAN_DATA_DIR: dataDir, ...env });
  return program;
}

async function driversOf({ teamsUrl, graphUrl, productUrl }: Program) {
  const chat = await createChatDriver({ teamsUrl, productUrl });
  return { chat, meeting: createMeetingSteps(chat), graph: createGraphDriver(graphUrl) };
}

describe('kollegan start', () => {
  it('says where everything is, and each of it answers', async () => {
    const { teamsUrl, graphUrl, productUrl, output } = await start();

    const answers = await Promise.all([teamsUrl, graphUrl, `${productUrl}/readyz`].map((url) => fetch(url)));

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(output()).toContain('/kollegan join');
    expect(output()).toContain(dataDir);
  }, 60_000);

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'ends cleanly at %s though a page is open, and leaves nothing running',
    async (signal) => {
      const { teamsUrl, processes, stop, output } = await start();
      const page = new WebSocket(`${teamsUrl.replace('http', 'ws')}/_ws_conversation/v1/conversations/stream`);
      await once(page, 'open');
      const waiting = fetch(`${teamsUrl}/_sandbox/sent?waitMs=60000`).catch(() => null);
      const pids = processes();

      const end = await stop(signal);
      await waiting;

      expect(end).toEqual({ code: 0, signal: null });
      expect(pids.length).toBeGreaterThan(1);
      expect(pids.filter(isRunning)).toEqual([]);
      expect(output()).not.toMatch(/error/i);
    },
    60_000,
  );

  it('goes on in the middle of a meeting where it was stopped', async () => {
    const before = await driversOf(await start());
    await before.meeting.joinWith('Karin', 'Petra');
    await before.meeting.decide('Karin', DECISION);
    await program?.stop('SIGINT');

    const { chat, meeting } = await driversOf(await start());
    const list = await chat.ask('Karin', '/kollegan decisions');
    await meeting.decide('Petra', 'Vi beslutar att upphandla städning, Gustav tar den, deadline 15 okt');
    const gate = await meeting.requestClose();

    expect(list.text).toContain('1. Byta leverantör · Anna Svensson');
    expect(gate.text).toContain('Alla beslut är klara.');
    expect(gate.text).toContain('Upphandla städning');
  }, 60_000);

  it('does all that a meeting owes though it was killed as the meeting closed', async () => {
    const first = await start(NUDGE_AT_ONCE);
    const before = await driversOf(first);
    await before.meeting.joinWith('Karin');
    await before.meeting.decide('Karin', DECISION);
    const gate = await before.meeting.requestClose();
    await before.chat.click('Karin', gate, 'close.submit');
    await program?.stop('SIGKILL');

    // Teams is where it was.
    const PLAYGROUND_PORT = new URL(first.teamsUrl).port;
    const { chat, graph } = await driversOf(await start({ ...NUDGE_AT_ONCE, PLAYGROUND_PORT }));
    const patience = { timeoutMs: 100_000 };
    const nudge = await chat.next(isCard('Påminnelse'), patience);
    const recap = await chat.next(({ text: shown }) => shown.includes('finns i Planner'), patience);
    await graph.mail(({ subject }) => subject === 'Sammanfattning: Ledningsgruppen tisdag');

    expect(nudge.personId).toBe(chat.person('Anna').id);
    expect(recap.text).toContain('Beslut: Byta leverantör');
    expect((await graph.tasks()).map(({ title }) => title)).toEqual(['Byta leverantör']);
  }, 150_000);

  it('names the port that is taken, in one line', async () => {
    const other = createServer();
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' ? String(address?.port) : '';

    const child = spawnStart({ KOLLEGAN_DATA_DIR: dataDir, PLAYGROUND_PORT: port });
    const [said, [code]] = await Promise.all([child.stderr ? text(child.stderr) : '', once(child, 'exit')]);
    other.close();

    expect(code).toBe(1);
    expect(said.trim().split('\n')).toEqual([expect.stringContaining(port)]);
  }, 60_000);

  it('names every setting that is wrong and starts nothing', async () => {
    const child = spawnStart({ KOLLEGAN_DATA_DIR: dataDir, NUDGE_AFTER: 'soon', WORKING_DAYS: 'all' });

    const [said, [code]] = await Promise.all([child.stderr ? text(child.stderr) : '', once(child, 'exit')]);

    expect(code).toBe(1);
    expect(said).toContain('NUDGE_AFTER');
    expect(said).toContain('WORKING_DAYS');
    expect(said).not.toContain('soon');
  }, 60_000);
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import WebSocket from 'ws';
import { defaultPeople, listenTeamsSandbox, startTeamsSandbox } from '../../../../infra/sandbox/teams/index.ts';
import { call } from './http.ts';

const APP_ID = '0d6e5c2a-7b8f-4a53-9c1e-8f2b7d4a0003';

/** True when the process is gone, or only waits for its parent to notice. */
function hasEnded(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return true;
  }
  const stat = `/proc/${pid}/stat`;
  return existsSync(stat) && /\) Z /.test(readFileSync(stat, 'utf8'));
}

describe('the life of the Playground', () => {
  let dataDir: string;

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'teams-sandbox-'));
  });

  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  const options = () => ({ port: 0, botAppId: APP_ID, dataDir });

  it('lets the bot in before the Playground is up, and tells the person to wait', async () => {
    const sandbox = await listenTeamsSandbox(options());

    const page = await call('GET', sandbox.url);
    const metadata = await call('GET', sandbox.openIdMetadataUrl);
    const members = await call(
      'GET',
      `${sandbox.serviceUrl}/v3/conversations/${encodeURIComponent(sandbox.people.meeting.conversationId)}/members`,
      undefined,
      { authorization: 'Bearer outbound' },
    );
    await sandbox.ready;
    const pong = await call('GET', `${sandbox.url}/_debug/ping`);
    await sandbox.stop();

    expect(page.status).toBe(503);
    expect(page.body).toContain('Startar');
    expect(metadata.status).toBe(200);
    expect(members.body).toHaveLength(6);
    expect(pong.body).toBe('pong');
  });

  it('ends with stop, and writes nothing but its configuration', async () => {
    const sandbox = await startTeamsSandbox(options());
    const pid = sandbox.playgroundPid ?? 0;
    const ranBefore = !hasEnded(pid);

    await sandbox.stop();

    expect(ranBefore).toBe(true);
    expect(hasEnded(pid)).toBe(true);
    expect(readdirSync(dataDir)).toEqual(['agents-playground.yml']);
    await expect(call('GET', sandbox.url)).rejects.toThrow();
  });

  it('ends with stop, whoever has the page open', async () => {
    const sandbox = await startTeamsSandbox(options());
    const page = new WebSocket(`${sandbox.url.replace('http', 'ws')}/_ws_conversation/v1/conversations/stream`);
    await once(page, 'open');

    const closed = once(page, 'close');
    await sandbox.stop();
    await closed;

    expect(hasEnded(sandbox.playgroundPid ?? 0)).toBe(true);
  });

  it('can be stopped while it starts', async () => {
    const sandbox = await listenTeamsSandbox(options());

    await sandbox.stop();

    expect(hasEnded(sandbox.playgroundPid ?? 0)).toBe(true);
    await expect(sandbox.ready).rejects.toMatchObject({ code: 'SANDBOX.PLAYGROUND_FAILED' });
  });

  it('ends when this process is killed outright', async () => {
    const module = resolve('infra/sandbox/teams/index.ts');
    const script = `import(${JSON.stringify(module)}).then(async ({ startTeamsSandbox }) => {
      const sandbox = await startTeamsSandbox(${JSON.stringify(options())});
      console.log(sandbox.playgroundPid);
    });`;
    const parent = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'ignore'] });
    const pid = await new Promise<number>((done) => {
      parent.stdout.on('data', (chunk) => done(Number(String(chunk))));
      parent.on('exit', () => done(0));
    });

    parent.kill('SIGKILL');
    const deadline = Date.now() + 5000;
    while (!hasEnded(pid) && Date.now() < deadline) await new Promise((done) => setTimeout(done, 20));

    expect(pid).toBeGreaterThan(0);
    expect(hasEnded(pid)).toBe(true);
  });

  it('tells the person when the Playground has died', async () => {
    const sandbox = await startTeamsSandbox(options());

    process.kill(sandbox.playgroundPid ?? 0, 'SIGKILL');
    await sandbox.playgroundEnded;
    const page = await call('GET', sandbox.url);
    const sent = await call(
      'POST',
      `${sandbox.serviceUrl}/v3/conversations/x/activities`,
      { type: 'message', text: '' },
      {
        authorization: 'Bearer outbound',
      },
    );
    await sandbox.stop();

    expect(page.status).toBe(502);
    expect(page.body).toContain('Sandlådan har stannat');
    expect(sent.status).toBe(502);
  });

  it('says which setting the Playground refuses', async () => {
    const people = { ...defaultPeople, personalChatId: defaultPeople.meeting.conversationId };

    const started = startTeamsSandbox({ ...options(), people });

    await expect(started).rejects.toMatchObject({
      code: 'SANDBOX.PLAYGROUND_FAILED',
      cause: expect.stringContaining('must be unique'),
    });
  });

  it('needs exactly five people beside the one at the screen', async () => {
    const people = { ...defaultPeople, others: defaultPeople.others.slice(1) };

    const started = startTeamsSandbox({ ...options(), people });

    await expect(started).rejects.toMatchObject({ code: 'SANDBOX.PEOPLE_INVALID' });
  });

  describe('on a port that is taken', () => {
    let other: Server;

    beforeEach(async () => {
      other = createServer();
      await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    });

    afterEach(() => new Promise((done) => other.close(done)));

    it('says so', async () => {
      const address = other.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;

      const started = startTeamsSandbox({ ...options(), port });

      await expect(started).rejects.toMatchObject({
        code: 'SANDBOX.PORT_TAKEN',
        message: expect.stringContaining(String(port)),
      });
    });
  });
});

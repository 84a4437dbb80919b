import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { prepareDataDir } from '../../../cli/start/data-dir.ts';
import { openLog } from '../../../cli/start/open-log.ts';
import { type Sandbox, startSandbox } from '../../../cli/start/start-sandbox.ts';
import { type CliEnd, runCli } from '../run-cli.ts';

jest.setTimeout(60_000);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kollegan-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A folder of its own with these in it; a text is a file, null a folder. */
function dataDirWith(entries: Record<string, string | null> = {}): string {
  const dataDir = mkdtempSync(path.join(folder, 'data-'));
  for (const [name, content] of Object.entries(entries)) {
    if (content === null) mkdirSync(path.join(dataDir, name));
    else writeFileSync(path.join(dataDir, name), content);
  }
  return dataDir;
}

/** @returns a port that somebody listens on, until `free` is called */
async function takenPort(): Promise<{ port: string; free: () => Promise<void> }> {
  const other = createServer();
  other.listen(0, '127.0.0.1');
  await once(other, 'listening');
  return {
    port: String((other.address() as AddressInfo).port),
    async free() {
      other.close();
      await once(other, 'close');
    },
  };
}

function expectOneLine({ code, stdout, stderr }: CliEnd, ...words: (string | RegExp)[]): void {
  const lines = stderr.trim().split('\n');
  expect({ code, stdout, lines }).toEqual({ code: 1, stdout: '', lines: [expect.any(String)] });
  for (const word of words) expect(lines[0]).toMatch(word);
}

describe('kollegan', () => {
  it('without a command says what there is', async () => {
    const { code, stdout, stderr } = await runCli([]);

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('start [--no-browser]');
  });

  it('says what is wrong with a command that there is not', async () => {
    expectOneLine(await runCli(['stort']), '"stort"', 'CLI.UNKNOWN_COMMAND');
  });
});

describe('kollegan start, in one line and with exit code 1,', () => {
  const start = (env: Record<string, string>) => runCli(['start', '--no-browser'], env);

  it('says which option there is not', async () => {
    expectOneLine(await runCli(['start', '--browser']), '--browser', 'ERR_PARSE_ARGS');
  });

  it('names every broken setting, and no value', async () => {
    const end = await start({
      PORT: 'hemligt',
      TIME_ZONE: 'Hemligt/Land',
      KOLLEGAN_DATA_DIR: path.join(folder, 'none'),
    });

    expectOneLine(end, 'PORT', 'TIME_ZONE', 'CONFIG.INVALID');
    expect(end.stderr).not.toMatch(/hemligt/i);
    expect(readdirSync(folder)).not.toContain('none');
  });

  it('names the port that is taken', async () => {
    const { port, free } = await takenPort();

    const end = await start({ PORT: port, KOLLEGAN_DATA_DIR: dataDirWith() });
    await free();

    expectOneLine(end, port, 'START.PORT_TAKEN');
  });

  it('says that its data file is something else', async () => {
    const end = await start({ KOLLEGAN_DATA_DIR: dataDirWith({ 'kollegan.sqlite': 'x'.repeat(5_000) }) });

    expectOneLine(end, 'STORE.NOT_A_DATABASE');
  });
});

/** What the command prints as its one line. */
function lineOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return error instanceof Error && 'code' in error ? `${error.message} [${String(error.code)}]` : String(error);
  }
  throw new Error('it did not fail');
}

describe('the folder for the data', () => {
  it('is made, for its owner alone', () => {
    const dataDir = path.join(dataDirWith(), 'a', 'b');

    prepareDataDir(dataDir);

    expect(readdirSync(path.dirname(dataDir))).toEqual(['b']);
  });

  it.each([
    ['is a file', ['file']],
    ['is below a file', ['file', 'data']],
  ])('is refused when it %s', (_name, below) => {
    const dataDir = path.join(dataDirWith({ file: 'x' }), ...below);

    const line = lineOf(() => prepareDataDir(dataDir));

    expect(line).toBe(
      `Cannot write to ${dataDir}. Set KOLLEGAN_DATA_DIR to a folder that can be written to. [START.DATA_DIR]`,
    );
  });
});

describe('the log', () => {
  it('is refused when there is a folder in its place', () => {
    const file = path.join(dataDirWith({ 'kollegan.log': null }), 'kollegan.log');

    const line = lineOf(() => openLog(file));

    expect(line).toMatch(/kollegan\.log\. .* \[START\.LOG_FILE\]$/);
    expect(line).not.toContain('\n');
  });

  it('keeps every line, behind those that are there', () => {
    const file = path.join(dataDirWith({ 'kollegan.log': 'before\n' }), 'kollegan.log');
    const log = openLog(file);

    log.write('one\n');
    log.write('två\n');

    expect(readFileSync(file, 'utf8')).toBe('before\none\ntvå\n');
  });

  const FULL = '/dev/full';
  (existsSync(FULL) ? it : it.skip)('ends nothing when the disk is full', () => {
    const log = openLog(FULL);

    expect(() => log.write('a line\n')).not.toThrow();
  });
});

describe('the stand-ins', () => {
  const garbage = 'no database at all. '.repeat(300);
  let running: Sandbox | undefined;
  afterEach(async () => {
    await running?.stop();
    running = undefined;
  });

  it.each([
    ['the sandbox’s file is something else', { 'graph.sqlite': garbage }, 'START.GRAPH_FILE'],
    ['the sandbox’s file is a folder', { 'graph.sqlite': null }, 'START.GRAPH_FILE'],
    ['the message file is something else', { 'service-bus.sqlite': garbage }, 'SERVICE_BUS.FILE_UNUSABLE'],
  ])('do not start when %s', async (_name, entries, code) => {
    const dataDir = dataDirWith(entries);

    const error = await startSandbox({ dataDir }).catch((caught: unknown) => caught);

    expect(error).toMatchObject({ code, message: expect.stringContaining(dataDir) });
    expect((error as Error).message).not.toContain('\n');
  });

  it('run once for one folder, and say so', async () => {
    const dataDir = dataDirWith();
    running = await startSandbox({ dataDir });

    await expect(startSandbox({ dataDir })).rejects.toMatchObject({
      code: 'START.ALREADY_RUNNING',
      message: expect.stringContaining(dataDir),
    });
  });

  it('can be started again once they have stopped, or failed', async () => {
    const dataDir = dataDirWith({ 'graph.sqlite': null });
    await startSandbox({ dataDir }).catch(() => undefined);
    rmSync(path.join(dataDir, 'graph.sqlite'), { recursive: true });
    await startSandbox({ dataDir }).then((sandbox) => sandbox.stop());

    running = await startSandbox({ dataDir });

    expect(running.graphUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });
});

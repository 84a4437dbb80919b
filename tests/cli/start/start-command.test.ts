import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openBrowser } from '../../../cli/start/open-browser.ts';
import { startCommand } from '../../../cli/start/start.command.ts';
import { spawnProgram } from '../run-cli.ts';

jest.setTimeout(60_000);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kollegan-start-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('kollegan start', () => {
  const before = { ...process.env };
  afterEach(() => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.removeAllListeners(signal);
    process.env = { ...before };
    jest.restoreAllMocks();
  });

  it('says where everything is, keeps it to its owner, and ends at a signal', async () => {
    const said = jest.spyOn(console, 'log').mockReturnValue();
    const exited = Promise.withResolvers<unknown>();
    jest.spyOn(process, 'exit').mockImplementation(((code: unknown) => exited.resolve(code)) as typeof process.exit);
    const dataDir = path.join(folder, 'data');
    Object.assign(process.env, { PORT: '0', PLAYGROUND_PORT: '0', KOLLEGAN_DATA_DIR: dataDir, LOG_LEVEL: 'info' });

    await startCommand(['--no-browser']);
    const text = said.mock.calls.join('\n');
    const addresses = text.match(/http:\/\/\S+/g) ?? [];
    const answers = await Promise.all(addresses.map((address) => fetch(address)));
    process.emit('SIGTERM');

    expect(await exited.promise).toBe(0);
    expect(text).toContain('Kollegan is ready.');
    expect(text).toContain(dataDir);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(statSync(dataDir).mode & 0o077).toBe(0);
    expect(statSync(path.join(dataDir, 'kollegan.log')).mode & 0o077).toBe(0);
    await expect(fetch(addresses.at(-1) ?? '')).rejects.toThrow();
  });
});

describe('the browser', () => {
  const URL = 'http://localhost:56150';
  const isLinux = process.platform === 'linux';

  /** Opens the address in a process whose only opener writes down what it was given. */
  async function open(env: Record<string, string>): Promise<string | null> {
    const bin = mkdtempSync(path.join(folder, 'bin-'));
    const opened = path.join(bin, 'opened');
    writeFileSync(path.join(bin, 'xdg-open'), `#!/bin/sh\necho "$@" > ${opened}.part; mv ${opened}.part ${opened}\n`);
    chmodSync(path.join(bin, 'xdg-open'), 0o755);
    const module = path.resolve(__dirname, '../../../cli/start/open-browser.ts');
    const program = `import { openBrowser } from ${JSON.stringify(module)}; openBrowser('${URL}', process.env);`;
    await spawnProgram(program, { ...env, PATH: `${bin}:${process.env['PATH']}` });
    for (let tries = 0; tries < 400 && env['EXPECTED'] && !existsSync(opened); tries++) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return existsSync(opened) ? readFileSync(opened, 'utf8').trim() : null;
  }

  (isLinux ? it : it.skip).each([{ DISPLAY: ':0' }, { WAYLAND_DISPLAY: 'wayland-0' }])(
    'is opened where there is a screen: %j',
    async (screen) => {
      expect(await open({ ...screen, EXPECTED: 'yes' })).toBe(URL);
    },
  );

  (isLinux ? it : it.skip)('is left alone where there is none', async () => {
    expect(await open({})).toBeNull();
    expect(() => openBrowser(URL, {})).not.toThrow();
  });

  (isLinux ? it : it.skip)('may be missing', async () => {
    const module = path.resolve(__dirname, '../../../cli/start/open-browser.ts');
    const program = `import { openBrowser } from ${JSON.stringify(module)}; openBrowser('${URL}', process.env);`;

    expect(await spawnProgram(program, { DISPLAY: ':0', PATH: folder })).toMatchObject({ code: 0, stderr: '' });
  });
});

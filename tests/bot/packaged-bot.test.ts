import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { type HostPackage, packageHost } from '../../cli/package-host/package-host.ts';
import { PRODUCTION } from '../adapters/config/production-env.ts';

jest.setTimeout(60_000);

/** A connection to anything but this machine fails at once. */
const CLOSED_NETWORK = `data:text/javascript,${encodeURIComponent(
  "import net from 'node:net'; const connect = net.Socket.prototype.connect; net.Socket.prototype.connect = function (...args) { const [first] = Array.isArray(args[0]) ? args[0] : args; if (first?.host && first.host !== '127.0.0.1') throw new Error('closed'); return Reflect.apply(connect, this, args); };",
)}`;

let outDir: string;
let built: HostPackage;
beforeAll(async () => {
  outDir = mkdtempSync(path.join(tmpdir(), 'kollegan-package-'));
  built = await packageHost({ host: 'bot', root: path.resolve(__dirname, '../..'), outDir });
});
afterAll(() => rmSync(outDir, { recursive: true, force: true }));

function start(env: Record<string, string>) {
  return spawn(process.execPath, ['--import', CLOSED_NETWORK, 'main.cjs'], {
    // Far from every node_modules: what is not in the package is not there.
    cwd: built.folder,
    env: { PATH: process.env['PATH'] ?? '', PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

describe('the packaged bot', () => {
  it('starts without anything installed, answers, and stops cleanly when it is told to', async () => {
    const bot = start(PRODUCTION);
    const exited = once(bot, 'exit');
    let port = 0;
    for await (const line of createInterface({ input: bot.stdout })) {
      const entry: { message?: string; port?: number } = JSON.parse(line);
      if (entry.message !== 'ready') continue;
      port = entry.port ?? 0;
      break;
    }
    const health = await fetch(`http://127.0.0.1:${port}/healthz`);
    bot.kill('SIGTERM');
    const [code] = await exited;

    expect({ status: health.status, code }).toEqual({ status: 200, code: 0 });
  });

  it('has with it what is loaded late: the holidays of a country, the fonts of a PDF', () => {
    const program = readFileSync(path.join(built.folder, 'main.cjs'), 'utf8');
    const font = createRequire(path.join(built.folder, 'main.cjs')).resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf');

    expect({
      holidays: /midsommarafton/i.test(program),
      required: /createRequire\)\([\w.]+\)\("/.test(program),
      font: font.startsWith(built.folder),
    }).toEqual({ holidays: true, required: false, font: true });
  });

  it('says every fault of its settings in one line and does not start', async () => {
    const bot = start({ ...PRODUCTION, GRAPH_PLAN_ID: '', COSMOS_KEY: 'hemligt' });
    const [stderr, [code]] = await Promise.all([text(bot.stderr), once(bot, 'exit')]);

    expect(code).toBe(1);
    expect(stderr).toContain(
      'Broken settings: COSMOS_KEY (is for embedded only; remove it); GRAPH_PLAN_ID (is missing)',
    );
    expect(stderr).not.toContain('hemligt');
  });
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { unzipSync } from 'fflate';
import { type HostPackage, packageHost } from '../../../cli/package-host/package-host.ts';
import { QUEUES, QueueName } from '../../../core/contracts/queues.ts';
import { PRODUCTION } from '../../adapters/config/production-env.ts';

jest.setTimeout(60_000);

const ROOT = path.resolve(__dirname, '../../..');
let outDir: string;
let built: HostPackage;
beforeAll(async () => {
  outDir = mkdtempSync(path.join(tmpdir(), 'kollegan-package-'));
  built = await packageHost({ host: 'functions', root: ROOT, outDir });
});
afterAll(() => rmSync(outDir, { recursive: true, force: true }));

async function listFunctions(env: Record<string, string>) {
  const program = path.join(__dirname, 'list-functions.program.ts');
  const child = spawn(process.execPath, [program, path.join(built.folder, 'main.cjs')], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { stdout, stderr, code };
}

const TIMERS = {
  'outbox-sweep': '15 * * * * *',
  'expiry-sweep': '0 5 * * * *',
  'dead-letter-watch': '45 */5 * * * *',
  retention: '0 0 3 * * *',
  'subject-request-watch': '0 0 6 * * *',
  'erasure-watch': '0 35 * * * *',
  'dead-letter-retention': '0 0 3 * * *',
  'brief-scheduler': '10 */5 * * * *',
  'audit-heads': '30 50 * * * *',
};

describe('the packaged functions', () => {
  it('give the host exactly the functions of the table, with their bindings', async () => {
    const { stdout, stderr, code } = await listFunctions(PRODUCTION);
    const { functions, model, hooks } = JSON.parse(stdout);

    expect({ code, model }).toEqual({ code: 0, model: '@azure/functions 4' });
    expect(stderr).not.toContain('Error');
    expect(hooks.sort()).toEqual(['appStart', 'appTerminate']);
    const bindings = Object.fromEntries(
      functions.map(({ name, bindings: own }: { name: string; bindings: object }) => [name, Object.values(own)]),
    );
    expect(bindings).toEqual({
      ...Object.fromEntries(
        QueueName.options.map((queue) => [
          queue,
          [
            expect.objectContaining({
              type: 'serviceBusTrigger',
              direction: 'in',
              connection: 'SERVICE_BUS',
              queueName: queue,
              autoCompleteMessages: false,
            }),
          ],
        ]),
      ),
      ...Object.fromEntries(
        Object.entries(TIMERS).map(([name, schedule]) => [
          name,
          [expect.objectContaining({ type: 'timerTrigger', direction: 'in', schedule })],
        ]),
      ),
    });
  });

  it('take the retention from the settings', async () => {
    const { stdout } = await listFunctions({ ...PRODUCTION, RETENTION_CRON: '0 3 * * *' });

    expect(stdout).toContain('"0 0 3 * * *"');
  });

  it('refuse to start with wrong settings, after the library that reports it has been loaded', async () => {
    const { stdout, stderr, code } = await listFunctions({ ...PRODUCTION, GRAPH_PLAN_ID: '', E2E_BYPASS_AUTH: '1' });

    expect({ stdout, code }).toEqual({ stdout: '', code: 1 });
    expect(stderr).toContain('Broken settings: GRAPH_PLAN_ID (is missing); E2E_BYPASS_AUTH (is refused in production)');
    expect(stderr).not.toContain('test mode');
  });

  it('start with Application Insights, which is in the archive', async () => {
    const { stdout, code } = await listFunctions({
      ...PRODUCTION,
      APPLICATIONINSIGHTS_CONNECTION_STRING: `InstrumentationKey=${PRODUCTION.AZURE_CLIENT_ID};IngestionEndpoint=https://127.0.0.1:9/`,
    });

    expect(code).toBe(0);
    // Of its own: it takes over the trace that the Functions host began.
    expect(JSON.parse(stdout).hooks).toContain('preInvocation');
  });

  it('are one small archive with what the host reads', () => {
    const files = unzipSync(readFileSync(built.zip));

    expect(Object.keys(files).sort()).toEqual(['host.json', 'main.cjs', 'main.cjs.LEGAL.txt', 'package.json']);
    expect(built.zipBytes).toBeLessThan(4 * 1024 ** 2);
    expect(JSON.parse(Buffer.from(files['package.json'] ?? '').toString())).toMatchObject({ main: 'main.cjs' });
  });
});

describe('host.json', () => {
  const host = JSON.parse(readFileSync(path.join(ROOT, 'functions/host.json'), 'utf8'));
  const { serviceBus } = host.extensions;

  it('leaves settling to the functions, and holds no more messages than it handles', () => {
    expect(serviceBus).toMatchObject({ autoCompleteMessages: false, prefetchCount: 0 });
    expect(serviceBus.maxConcurrentCalls).toBeGreaterThan(0);
  });

  it('keeps a lock as long as a function may run', () => {
    expect(serviceBus.maxAutoLockRenewalDuration).toBe(host.functionTimeout);
    for (const { lockDuration } of Object.values(QUEUES)) expect(lockDuration).toBe('PT1M');
  });
});

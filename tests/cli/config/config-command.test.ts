import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { QUEUES } from '../../../core/contracts/queues.ts';
import { PRODUCTION } from '../../adapters/config/production-env.ts';
import { runCli } from '../run-cli.ts';

jest.setTimeout(30_000);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kollegan-config-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function envFile(settings: Record<string, string>): string {
  const file = path.join(folder, `${Object.keys(settings).length}.env`);
  writeFileSync(
    file,
    Object.entries(settings)
      .map(([name, value]) => `${name}=${value}\n`)
      .join(''),
  );
  return file;
}

describe('kollegan config', () => {
  it('check lists every fault by name, no value, and ends with 1', async () => {
    const { GRAPH_PLAN_ID: _, ...rest } = PRODUCTION;
    const file = envFile({ ...rest, GRAPH_MAILBOX: 'hemligt', E2E_BYPASS_AUTH: '1' });

    const { code, stdout, stderr } = await runCli(['config', 'check', '--env', 'production', '--settings', file]);

    expect(code).toBe(1);
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => line.split(' ')[0]),
    ).toEqual(['E2E_BYPASS_AUTH', 'GRAPH_MAILBOX', 'GRAPH_PLAN_ID', 'PLAYGROUND_PORT']);
    expect(stderr).toContain('4 faults');
    expect(stdout + stderr).not.toContain('hemligt');
  });

  it('check says so when all is in order', async () => {
    const env = { ...PRODUCTION, PLAYGROUND_PORT: '' };

    const { code, stdout } = await runCli(['config', 'check', '--host', 'functions'], env);

    expect({ code, stdout }).toEqual({ code: 0, stdout: 'The settings are in order for production.\n' });
  });

  it('example prints the file', async () => {
    const { code, stdout } = await runCli(['config', 'example']);

    expect(code).toBe(0);
    expect(stdout).toBe(readFileSync(path.resolve(__dirname, '../../../.env.example'), 'utf8'));
  });

  it('queues prints what the deployment reads', async () => {
    const { code, stdout } = await runCli(['config', 'queues']);
    const rows: { name: string; properties: object }[] = JSON.parse(stdout);

    expect(code).toBe(0);
    expect(stdout).toBe(readFileSync(path.resolve(__dirname, '../../../infra/azure/queues.json'), 'utf8'));
    expect(rows.map(({ name }) => name)).toEqual(Object.keys(QUEUES));
    expect(rows.find(({ name }) => name === 'nudges')?.properties).toEqual({
      lockDuration: 'PT1M',
      maxDeliveryCount: 10,
      requiresDuplicateDetection: true,
      duplicateDetectionHistoryTimeWindow: 'P7D',
      deadLetteringOnMessageExpiration: true,
    });
  });

  it.each([
    ['an unknown subcommand', ['config', 'chekc'], 'CLI.WRONG_USE'],
    ['an unknown environment', ['config', 'check', '--env', 'prod'], 'CLI.WRONG_USE'],
    ['an unknown host', ['config', 'check', '--host', 'cli'], 'CLI.WRONG_USE'],
    ['a file that is not there', ['config', 'check', '--settings', '/no/such/file'], 'CLI.ENV_FILE'],
  ])('refuses %s in one line', async (_what, args, code) => {
    const end = await runCli(args);

    expect(end.code).toBe(1);
    expect(end.stderr.trim().split('\n')).toEqual([expect.stringContaining(code)]);
  });
});

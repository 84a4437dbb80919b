import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { anchorFile } from '../../../adapters/audit-anchor/index.ts';
import { readEmbeddedConfig } from '../../../adapters/config/index.ts';
import {
  createSqliteDocumentStore,
  type SqliteDocumentStore,
} from '../../../adapters/store/sqlite/create-sqlite-document-store.ts';
import { auditCommand } from '../../../cli/audit/audit.command.ts';
import { openEmbeddedAudit } from '../../../composition/open-audit.ts';
import { createAuditLog } from '../../../core/audit/index.ts';
import { eventsOf } from '../../core/audit/audit-world.ts';
import { createTestClock } from '../../helpers/test-clock.ts';

const TENANT = 'tenant-1';

let dataDir: string;
let settings: string;
let running: SqliteDocumentStore;
let said: string[];
let written: string;

beforeEach(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'kollegan-audit-'));
  settings = path.join(dataDir, 'settings');
  writeFileSync(settings, `KOLLEGAN_DATA_DIR=${dataDir}\n`);
  // As the product has it open, for as long as the commands run.
  running = createSqliteDocumentStore({ file: path.join(dataDir, 'kollegan.sqlite'), clock: createTestClock() });
  await createAuditLog({ store: running }).append(TENANT, eventsOf(1, 300));
  said = [];
  written = '';
  jest.spyOn(console, 'log').mockImplementation((text) => void said.push(String(text)));
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written += String(text);
    return true;
  });
});
afterEach(() => {
  process.exitCode = undefined;
  jest.restoreAllMocks();
  running.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const file = (name: string) => path.join(dataDir, name);

async function audit(...args: string[]): Promise<{ output: string; code: number }> {
  said = [];
  written = '';
  process.exitCode = undefined;
  await auditCommand([...args, '--settings', settings]);
  return { output: [...said, written].join('\n'), code: Number(process.exitCode ?? 0) };
}

/** What the timer of the product does. */
async function signHeads(): Promise<void> {
  const open = await openEmbeddedAudit(readEmbeddedConfig({ KOLLEGAN_DATA_DIR: dataDir }, dataDir));
  await open.proofs.signHeads();
  open.close();
}

function change(sql: string): void {
  const database = new DatabaseSync(file('kollegan.sqlite'));
  database.exec(sql);
  database.close();
}

describe('audit verify', () => {
  it('says what is in order, and what could not be told yet', async () => {
    const { output, code } = await audit('verify');

    expect(output).toContain('tenant-1: in order\n  300 events, root ');
    expect(output).toContain('no signed head yet');
    expect(code).toBe(0);
  });

  it('holds the log against the heads inside and outside', async () => {
    await signHeads();
    const { output, code } = await audit('verify', '--tenant', TENANT);

    expect(output).toMatch(/1 signed heads, the last of 300 events at .+ with key [\w-]{43}\n {2}1 heads outside/);
    expect(code).toBe(0);
  });

  it('says what is wrong and where, with exit code 1', async () => {
    change(`UPDATE documents SET body = replace(body, 'd-17"', 'd-18"') WHERE id = 'record-e-00017'`);

    await expect(audit('verify')).resolves.toEqual({
      output: 'tenant-1: WRONG: event 17 is not the one that was logged [log: hash]\n',
      code: 1,
    });
  });

  it('finds a log that was taken away by the heads outside, or a copy of them', async () => {
    await signHeads();
    const copy = file('copy.jsonl');
    writeFileSync(copy, readFileSync(anchorFile(file('audit-anchor'))));
    change("DELETE FROM documents WHERE scope = 'audit'");

    expect((await audit('verify')).output).toContain('the log is cut off: a head was signed when it had 300 events');
    rmSync(anchorFile(file('audit-anchor')));
    change("DELETE FROM documents WHERE scope = 'audit'");
    expect((await audit('verify', '--anchor', copy)).code).toBe(1);
    expect((await audit('verify', '--tenant', 'nobody')).output).toContain('Nothing was logged yet.');
  });
});

describe('audit export', () => {
  beforeEach(async () => {
    await signHeads();
    await audit('export', '--out', file('log.jsonl'));
  });

  it('is a file that is checked with nothing else, and stands in the log', async () => {
    const { output, code } = await audit('verify', '--file', file('log.jsonl'));

    expect(output).toContain('tenant-1: in order\n  301 events');
    expect(output).toContain('2 signed heads, the last of 301 events');
    expect(output).toContain('held against the keys in the file');
    expect(code).toBe(0);
    expect(readFileSync(file('log.jsonl'), 'utf8')).toContain('"type":"audit.exported"');
    expect(readFileSync(file('log.jsonl'), 'utf8')).not.toMatch(/"anna"|"bo"/);
    expect(statSync(file('log.jsonl')).mode & 0o777).toBe(0o600);
  });

  it('is held against keys from elsewhere', async () => {
    const [, keys] = readFileSync(file('log.jsonl'), 'utf8')
      .split('\n')
      .map((line) => line && JSON.parse(line));
    writeFileSync(file('keys.json'), JSON.stringify({ keys: [keys.key] }));
    expect((await audit('verify', '--file', file('log.jsonl'), '--keys', file('keys.json'))).output).toContain(
      'held against the keys given',
    );

    writeFileSync(file('keys.json'), JSON.stringify({ keys: [{ ...keys.key, x: 'A'.repeat(43) }] }));
    const other = await audit('verify', '--file', file('log.jsonl'), '--keys', file('keys.json'));
    expect(other).toMatchObject({ output: expect.stringContaining('WRONG: line 3 [signature]'), code: 1 });
  });

  it.each([
    ['changed', (lines: string[]) => lines.with(9, String(lines[9]).replace('d-6"', 'd-7"')), 'line 10 [hash]'],
    ['left out', (lines: string[]) => lines.toSpliced(9, 1), 'line 10 [gap]'],
    ['cut off', (lines: string[]) => lines.slice(0, 200), 'line 4 [truncated]'],
    ['without what it is', (lines: string[]) => lines.slice(1), 'line 1 [malformed]'],
    ['without heads', (lines: string[]) => lines.toSpliced(2, 2), '[no-head]'],
    ['no export', () => ['hello'], 'line 1 [malformed]'],
    ['empty', () => [], 'line 0 [no-head]'],
  ])('that is %s is found', async (_name, tamper, where) => {
    const lines = readFileSync(file('log.jsonl'), 'utf8').trimEnd().split('\n');
    writeFileSync(
      file('tampered.jsonl'),
      tamper(lines)
        .map((line) => `${line}\n`)
        .join(''),
    );

    const { output, code } = await audit('verify', '--file', file('tampered.jsonl'));
    expect(output).toContain(`WRONG: `);
    expect(output).toContain(where);
    expect(code).toBe(1);
  });

  it('is still made of a log that was tampered with', async () => {
    const errors = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    change("DELETE FROM documents WHERE scope = 'audit' AND kind <> 'audit-signed-head'");
    await createAuditLog({ store: running }).append(TENANT, eventsOf(1, 2));
    await audit('export', '--out', file('evidence.jsonl'));

    expect(errors).toHaveBeenCalledWith(expect.stringContaining('AUDIT.INCONSISTENT'));
    expect((await audit('verify', '--file', file('evidence.jsonl'))).output).toContain('[truncated]');
  });
});

describe('audit prove', () => {
  it('gives a proof that is checked with nothing else, and stands in the log', async () => {
    await audit('prove', 'e-00042', '--out', file('proof.json'));
    const { output, code } = await audit('verify', '--proof', file('proof.json'));

    expect(output).toMatch(/tenant-1: event 42 is in the log of 300 events that was signed at/);
    expect(code).toBe(0);
    expect((await audit('export', '--out', file('log.jsonl'))).code).toBe(0);
    expect(readFileSync(file('log.jsonl'), 'utf8')).toContain('"data":{"eventSequence":42}');
  });

  it('is printed without a file, and found when it is altered', async () => {
    const proof = JSON.parse((await audit('prove', 'e-00042')).output);
    const other = JSON.parse((await audit('prove', 'e-00043')).output);

    for (const [altered, reason] of [
      [{ ...proof, event: { ...proof.event, event: { ...proof.event.event, actor: 'mallory' } } }, 'not-in-log'],
      [{ ...proof, event: other.event }, 'not-in-log'],
      [{ ...proof, path: other.path }, 'not-in-log'],
      [{ ...proof, tenantId: 'tenant-2' }, 'signature'],
      [{ ...proof, keys: [] }, 'signature'],
      [{ ...proof, version: 2 }, 'malformed'],
    ]) {
      writeFileSync(file('proof.json'), JSON.stringify(altered));
      await expect(audit('verify', '--proof', file('proof.json'))).resolves.toEqual({
        output: `${file('proof.json')}: WRONG: [${reason}]\n`,
        code: 1,
      });
    }
  });

  it('of an event that is not there says so', async () => {
    await expect(audit('prove', 'nothing')).rejects.toMatchObject({ code: 'AUDIT.NO_SUCH_EVENT' });
  });
});

describe('audit rotate-key', () => {
  it('signs with another key from then on', async () => {
    await signHeads();
    await audit('rotate-key');
    await createAuditLog({ store: running }).append(TENANT, eventsOf(301, 301));
    await signHeads();

    expect((await audit('verify')).output).toContain('2 signed heads');
    await audit('export', '--out', file('log.jsonl'));
    const lines = readFileSync(file('log.jsonl'), 'utf8').split('\n');
    expect(lines.filter((line) => line.includes('"type":"key"'))).toHaveLength(2);
  });

  it('makes a file for the Key Vault, with the former keys without their private parts', async () => {
    await audit('rotate-key', '--env', 'production', '--out', file('first.json'));
    const first = readFileSync(file('first.json'), 'utf8').trim();
    writeFileSync(settings, `SIGNING_KEYS='${first}'\n`);
    await audit('rotate-key', '--env', 'production', '--out', file('second.json'));
    const [key, former] = JSON.parse(readFileSync(file('second.json'), 'utf8')).keys;

    expect(key.d).toHaveLength(43);
    expect(former).toEqual({ ...JSON.parse(first).keys[0], d: undefined, until: expect.any(String) });
    expect(statSync(file('second.json')).mode & 0o777).toBe(0o600);
    await expect(audit('rotate-key', '--env', 'production', '--out', file('first.json'))).rejects.toMatchObject({
      code: 'CLI.WRONG_USE',
      message: expect.stringContaining('is there already'),
    });
    writeFileSync(settings, 'SIGNING_KEYS=nothing\n');
    await expect(audit('rotate-key', '--env', 'production', '--out', file('third.json'))).rejects.toMatchObject({
      message: expect.not.stringContaining('nothing'),
    });
  });
});

describe('a command line that cannot be carried out', () => {
  it.each([
    [['export']],
    [['prove']],
    [['burn']],
    [['verify', '--env', 'moon']],
    [['verify', '--file', '/nowhere/at/all']],
    [['verify', '--proof', '/nowhere/at/all']],
    [['verify', '--anchor', '/nowhere/at/all']],
    [['rotate-key', '--env', 'production']],
  ])('says what to do: %j', async (args) => {
    await expect(audit(...args)).rejects.toMatchObject({ code: 'CLI.WRONG_USE', fate: 'tell-person' });
  });

  it('of a data folder with nothing in it makes none', async () => {
    writeFileSync(settings, `KOLLEGAN_DATA_DIR=${file('empty')}\n`);

    await expect(audit('verify')).rejects.toMatchObject({ code: 'AUDIT.NO_DATA' });
  });

  it('asks for the tenant where there are several', async () => {
    await createAuditLog({ store: running }).append('tenant-2', eventsOf(1, 1));

    await expect(audit('prove', 'e-00001')).rejects.toMatchObject({ message: expect.stringContaining('--tenant') });
    expect((await audit('prove', 'e-00001', '--tenant', 'tenant-2')).output).toContain('"tenantId": "tenant-2"');
  });

  it('prints what there is', async () => {
    await auditCommand([]);
    await auditCommand(['--help']);

    expect(written.match(/kollegan audit verify \[/g)).toHaveLength(2);
  });
});

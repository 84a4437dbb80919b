import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  createSqliteDocumentStore,
  type SqliteDocumentStore,
} from '../../../adapters/store/sqlite/create-sqlite-document-store.ts';
import { receiptCommand } from '../../../cli/compliance/receipt.command.ts';
import { AppError } from '../../../core/shared/app-error.ts';
import { answerOf } from '../../helpers/consents.ts';
import { meetingOf } from '../../helpers/meetings.ts';
import { createTestClock } from '../../helpers/test-clock.ts';
import { createTestSigner } from '../../helpers/test-signer.ts';
import { runCli } from '../run-cli.ts';

let dataDir: string;
let running: SqliteDocumentStore;
let said: string[];

beforeEach(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'kollegan-receipt-'));
  writeFileSync(file('settings'), `KOLLEGAN_DATA_DIR=${dataDir}\n`);
  // As the product has it open, for as long as the commands run.
  running = createSqliteDocumentStore({ file: file('kollegan.sqlite'), clock: createTestClock() });
  const meeting = meetingOf({ consents: [answerOf('anna', 'plus')] });
  const { tenantId, conversationId: scope, id } = meeting;
  await running.create({ tenantId, scope, id, kind: 'meeting', body: meeting, fields: { meetingId: id } });
  said = [];
  jest.spyOn(console, 'log').mockImplementation((text) => void said.push(String(text)));
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
});
afterEach(() => {
  jest.restoreAllMocks();
  running.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const file = (name: string) => path.join(dataDir, name);
const read = (name: string) => JSON.parse(readFileSync(file(name), 'utf8'));
const write = (name: string, value: unknown) => writeFileSync(file(name), JSON.stringify(value));

async function receipt(...args: string[]): Promise<string> {
  said = [];
  await receiptCommand(args);
  return said.join('\n');
}

const exported = (...more: string[]) =>
  receipt(
    'export',
    '--meeting',
    'm-1',
    '--person',
    'anna',
    '--out',
    file('r.json'),
    '--settings',
    file('settings'),
    ...more,
  );

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof AppError ? `${error.code} ${error.message}` : String(error);
}

describe('receipt export and verify', () => {
  it('agree, by the keys that the installation serves and by those in the file', async () => {
    expect(await exported()).toMatch(/r\.json: receipt cr-[0-9a-f]{20}$/);
    write('keys.json', { keys: read('r.json').keys.map((key: object) => ({ ...key, use: 'sig', alg: 'EdDSA' })) });

    const trusted = await receipt('verify', file('r.json'), '--keys', file('keys.json'));
    const alone = await receipt('verify', file('r.json'));

    expect(trusted).toMatch(/is whole and signed with the key .*\nPerson anna, meeting m-1/);
    expect(trusted).toContain('Not set: controller.name, controller.address');
    expect(alone).toContain('give --keys with the keys that the installation serves');
  });

  it('say who took it in the audit log', async () => {
    await exported();

    const document = await running.read({ tenantId: 'tenant-1', scope: meetingOf().conversationId, id: 'm-1' });
    expect(document?.outbox).toMatchObject([
      { event: { type: 'consent.receipt-issued', actor: 'operator', data: { personId: 'anna', format: 'json' } } },
    ]);
  });

  it('make a PDF, too', async () => {
    await exported('--format', 'pdf');

    expect(readFileSync(file('r.json')).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it.each([
    ['altered', () => write('r.json', { ...read('r.json'), receipt: { ...read('r.json').receipt, personId: 'bo' } })],
    ['unknown-key', async () => write('keys.json', await createTestSigner().publicKeys())],
    [
      'bad-signature',
      async () => {
        const [key] = await createTestSigner().publicKeys();
        write('keys.json', [{ ...key, kid: read('r.json').keys[0].kid }]);
      },
    ],
    ['malformed', () => write('r.json', { ...read('r.json'), signature: 'x' })],
    ['not-a-receipt', () => writeFileSync(file('r.json'), 'no JSON')],
  ])('refuse what is %s, with the reason', async (reason, spoil) => {
    await exported();
    write('keys.json', read('r.json').keys);
    await spoil();

    const refused = await codeOf(receipt('verify', file('r.json'), '--keys', file('keys.json')));

    expect(refused).toMatch(new RegExp(`^RECEIPT\\.REFUSED The receipt is not good: .* \\(${reason}\\)\\.$`));
  });

  it('end with 1 for a shell', async () => {
    write('r.json', { hello: 'world' });

    const { code, stderr } = await runCli(['receipt', 'verify', file('r.json')]);

    expect(code).toBe(1);
    expect(stderr).toContain('(not-a-receipt). [RECEIPT.REFUSED]');
  });

  it.each([
    [['verify'], 'CLI.WRONG_USE "receipt verify" needs a file'],
    [['verify', '/no/such/file'], 'RECEIPT.NO_FILE The file /no/such/file cannot be read'],
    [['verify', 'x', '--keys', 'package.json'], 'CLI.WRONG_USE --keys is no list'],
    [['export', '--meeting', 'm-1'], 'CLI.WRONG_USE "receipt export" needs'],
    [['export', '--meeting', 'm', '--person', 'p', '--out', 'o', '--format', 'docx'], 'CLI.WRONG_USE --format'],
    [['shred'], 'CLI.WRONG_USE "receipt shred" does not exist'],
  ])('say what is wrong with %j', async (args, expected) => {
    expect(await codeOf(receipt(...args))).toContain(expected);
  });

  it.each([
    ['m-none', 'anna'],
    ['m-1', 'nobody'],
  ])('find nothing for %s and %s', async (meeting, person) => {
    const more = ['--meeting', meeting, '--person', person, '--out', file('x'), '--settings', file('settings')];

    expect(await codeOf(receipt('export', ...more))).toContain('RECEIPT.NOT_FOUND');
  });

  it.each([[[]], [['--help']]])('say what there is: %j', async (args) => {
    expect(await receipt(...args)).toContain('kollegan receipt verify FILE');
  });
});

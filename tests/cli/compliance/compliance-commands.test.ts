import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createSqliteDocumentStore } from '../../../adapters/store/sqlite/create-sqlite-document-store.ts';
import { runCli } from '../run-cli.ts';

jest.setTimeout(60_000);

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'kollegan-compliance-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const run = (...args: string[]) => runCli(args, { KOLLEGAN_DATA_DIR: dataDir });

/** Words that ended long ago, of a meeting that is not there. */
async function seed(tenantIds: readonly string[]): Promise<void> {
  const store = createSqliteDocumentStore({
    file: path.join(dataDir, 'kollegan.sqlite'),
    clock: { now: () => new Date() },
  });
  for (const tenantId of tenantIds) {
    await store.create({
      tenantId,
      scope: 'c-1',
      id: 'u-1',
      kind: 'utterance',
      body: { meetingId: 'm-1', speakerId: 'anna', level: 'plus', text: 'zebrafink' },
      expiresAt: '2020-01-01T00:00:00.000Z',
    });
    await store.create({ tenantId, scope: 's', id: 'i', kind: 'chat-settings', body: {} });
  }
  store.close();
}

describe('kollegan retention and holds, on the data of this machine,', () => {
  it('say what would go, keep what is held, and remove the rest with a receipt', async () => {
    await seed(['t-1']);

    const would = await run('retention', 'dry-run');
    const placed = await run(
      ...['holds', 'place', 'person', 'anna', '--owner', 'Jurist', '--reason', 'Tvist', '--review', '2020-02-01'],
    );
    const held = await run('retention', 'run');
    const [holdId = ''] = placed.stdout.split(' ');
    const released = await run('holds', 'release', holdId);
    const gone = await run('retention', 'run');
    const listed = await run('holds', 'list');

    expect(would.stdout).toContain('words-plus (utterance): 1 would be removed');
    expect(placed.stdout).toContain('1 documents do not expire from now on.');
    expect(held.stdout).toContain(`words-plus: 1 kept by hold ${holdId}`);
    expect(held.stdout).toContain(`hold ${holdId} waits for its review`);
    expect(released.stdout).toContain('1 documents expire again.');
    expect(gone.stdout).toContain('words-plus (utterance): 1 removed');
    expect(gone.stdout).toMatch(/Receipt r-[0-9a-f]{20}\./);
    expect(listed.stdout).toContain('released');
    expect(readFileSync(path.join(dataDir, 'kollegan.sqlite'), 'latin1')).not.toContain('zebrafink');
  });
});

describe('kollegan erase', () => {
  it('asks for the words, takes them, and leaves the rest to the running product', async () => {
    await seed(['t-1']);

    const asked = await run('erase', 'person', 'anna');
    const phrase = /--confirm "(.*)"/.exec(asked.stdout)?.[1] ?? '';
    const wrong = await run('erase', 'person', 'anna', '--confirm', 'ja');
    const confirmed = await run('erase', 'person', 'anna', '--confirm', phrase);
    const status = await run('erase', 'status');
    const [id = ''] = asked.stdout.split(' ');
    const early = await run('erase', 'certificate', id);

    expect(asked.stdout).toContain('person anna  awaiting-confirmation');
    expect(wrong).toMatchObject({ code: 1, stderr: expect.stringContaining('ERASE.NOT_CONFIRMED') });
    expect(confirmed.stdout).toContain('running');
    expect(status.stdout).toBe(`${id}  person anna  running (list)\n`);
    expect(early).toMatchObject({ code: 1, stderr: expect.stringContaining('ERASE.NOT_DONE') });
  });

  it('takes back what waits, and nothing that runs', async () => {
    await seed(['t-1']);
    const asked = await run('erase', 'meeting', 'm-1');
    const [id = ''] = asked.stdout.split(' ');

    const cancelled = await run('erase', 'cancel', id);
    const anew = await run('erase', 'meeting', 'm-1');
    const phrase = /--confirm "(.*)"/.exec(anew.stdout)?.[1] ?? '';
    await run('erase', 'meeting', 'm-1', '--confirm', phrase);
    const late = await run('erase', 'cancel', anew.stdout.split(' ')[0] ?? '');
    const unknown = await run('erase', 'cancel', 'e-nothing');

    expect(cancelled.stdout).toBe(`${id}  meeting  cancelled\nNothing was removed.\n`);
    expect(anew.stdout).not.toContain(id);
    expect(late).toMatchObject({ code: 1, stderr: expect.stringContaining('ERASE.NOT_CANCELLED') });
    expect(unknown).toMatchObject({ code: 1, stderr: expect.stringContaining('ERASE.NOT_FOUND') });
  });

  it.each([
    [['erase', 'person'], 'needs an id'],
    [['erase', 'meeting'], 'needs an id'],
    [['erase', 'certificate'], 'needs the id'],
    [['erase', 'cancel'], 'needs the id'],
    [['erase', 'all'], 'does not exist'],
    [['retention', 'all'], 'does not exist'],
    [['holds', 'place', 'tenant'], 'needs --owner'],
    [['holds', 'place', 'room', '--owner', 'a', '--reason', 'b', '--review', '2027-01-01'], 'needs tenant'],
    [['holds', 'release'], 'needs the id'],
    [['holds', 'all'], 'does not exist'],
    [['erase', 'status'], 'There is no data here yet'],
  ])('says what is wrong with %j', async (args, words) => {
    expect(await run(...args)).toMatchObject({ code: 1, stderr: expect.stringContaining(words) });
  });

  it('asks which tenant, where there are several', async () => {
    await seed(['t-1', 't-2']);

    expect((await run('erase', 'status')).stderr).toContain('CLI.WHICH_TENANT');
    expect((await run('erase', 'status', '--tenant', 't-2')).stdout).toBe('Nobody has asked for an erasure.\n');
  });

  it('says what there is', async () => {
    for (const command of ['erase', 'retention', 'holds']) {
      expect((await run(command)).stdout).toContain(`kollegan ${command} `);
    }
  });
});

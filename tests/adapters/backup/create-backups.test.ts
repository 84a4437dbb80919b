import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { finishRestore, readBackupKey } from '../../../adapters/backup/index.ts';
import { signedManifest, writeManifest } from '../../../adapters/backup/manifest-file.ts';
import { createAuditLog } from '../../../core/audit/index.ts';
import type { BackupManifest } from '../../../core/backup/index.ts';
import { DAY, HOUR } from '../../helpers/test-clock.ts';
import { GIVEN_KEY, useBackupWorld } from './backup-world.ts';

const world = useBackupWorld();
const TENANT = 't-1';

/** Writes one document and its event. */
async function say(text: string): Promise<void> {
  const store = world.openStore();
  await store.create({ tenantId: TENANT, scope: 's', id: text, kind: 'words', body: { text } });
  const at = world.clock.iso();
  const event = { type: 'said', at, actor: 'p', conversationId: 's', meetingId: 's', correlationId: text, data: {} };
  await createAuditLog({ store }).append(TENANT, [{ ...event, id: `event-${text}` }]);
  store.close();
}

async function heard(dataDir = world.dataDir): Promise<string[]> {
  const store = world.openStore(dataDir);
  const { documents } = await store.query({ tenantId: TENANT, kind: 'words', limit: 100 });
  store.close();
  return documents.map(({ id }) => id).sort();
}

function sealedFile({ id }: BackupManifest, place = world.backupDir): string {
  return path.join(place, id, 'kollegan.sqlite.sealed');
}

function change(file: string, edit: (bytes: Buffer) => Buffer): void {
  writeFileSync(file, edit(readFileSync(file)));
}

const refusal = (code: string) => expect.objectContaining({ code, fate: 'tell-person' });

describe('taking backups', () => {
  test('restores the state of a time, of an id, or the last', async () => {
    const backups = world.backups();
    await say('ett');
    const first = await backups.create();
    world.clock.advance(HOUR);
    await say('två');
    await backups.create();
    await say('tre');

    await backups.restore({}, world.pathOf('a'));
    await backups.restore({ at: new Date(Date.parse(first.takenAt) + 1) }, world.pathOf('b'));
    await backups.restore({ id: first.id }, world.pathOf('c'));

    expect(await heard(world.pathOf('a'))).toEqual(['ett', 'två']);
    expect(await heard(world.pathOf('b'))).toEqual(['ett']);
    expect(await heard(world.pathOf('c'))).toEqual(['ett']);
    expect(await heard()).toEqual(['ett', 'tre', 'två']);
  });

  test('no file of a backup has a readable word in it, and the manifest says what it holds', async () => {
    await say('Hemligheten');
    mkdirSync(path.join(world.dataDir, 'keys'));
    writeFileSync(path.join(world.dataDir, 'keys', 'signing.json'), 'Nyckeln');

    const backup = await world.backups().create();

    const folder = path.join(world.backupDir, backup.id);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
    expect(files).toEqual(['keys', 'keys/signing.json.sealed', 'kollegan.sqlite.sealed', 'manifest.json']);
    for (const file of files.filter((name) => name.includes('.'))) {
      expect(readFileSync(path.join(folder, file), 'utf8')).not.toMatch(/Hemligheten|Nyckeln/);
    }
    expect(backup.parts.map(({ name, kind }) => [name, kind])).toEqual([
      ['kollegan.sqlite', 'database'],
      ['keys/signing.json', 'kept'],
    ]);
    expect(backup.audit).toEqual([{ tenantId: TENANT, size: 1, root: expect.any(String) }]);
    expect(readdirSync(world.backupDir)).toEqual([backup.id]);
  });

  test('copies off-site, and what is over goes in both places', async () => {
    const backups = world.backups({ offsiteDir: world.offsiteDir });
    await say('ett');
    const first = await backups.create();
    world.clock.advance(DAY);
    const second = await backups.create();
    world.clock.advance(31 * DAY);

    const third = await backups.create();

    // The first of October stays, as the month's.
    for (const place of [world.backupDir, world.offsiteDir])
      expect(readdirSync(place).sort()).toEqual([first.id, third.id]);
    expect((await backups.list()).map(({ id, place }) => [id, place])).toEqual([
      [first.id, 'here'],
      [first.id, 'off-site'],
      [third.id, 'here'],
      [third.id, 'off-site'],
    ]);
    expect(second.id).not.toBe(third.id);
  });

  test('removes what crashes and restores left, when it is old', async () => {
    await say('ett');
    const old = new Date(world.clock.now().getTime() - 8 * DAY);
    const leftovers = [path.join(world.backupDir, 'x.unfinished'), path.join(world.dataDir, 'before-restore-x')];
    for (const folder of leftovers) {
      mkdirSync(folder, { recursive: true });
      utimesSync(folder, old, old);
    }
    const young = path.join(world.dataDir, 'before-restore-y');
    mkdirSync(young);
    utimesSync(young, world.clock.now(), world.clock.now());

    await world.backups().create();

    expect(leftovers.filter(existsSync)).toEqual([]);
    expect(existsSync(young)).toBe(true);
  });

  test('says when there is nothing to back up, and leaves nothing behind', async () => {
    await expect(world.backups().create()).rejects.toEqual(refusal('BACKUP.NOTHING_THERE'));

    expect(readdirSync(world.backupDir)).toEqual([]);
  });
});

describe('restoring in place', () => {
  test('keeps the old data aside, and what is newer than any backup', async () => {
    await say('ett');
    const kept = path.join(world.dataDir, 'erasures', 'list.jsonl');
    mkdirSync(path.dirname(kept));
    writeFileSync(kept, 'old');
    await world.backups().create();
    await say('två');
    writeFileSync(kept, 'new');

    const restored = await world.backups().restore({});

    expect(await heard()).toEqual(['ett']);
    expect(await heard(String(restored.kept))).toEqual(['ett', 'två']);
    expect(readFileSync(kept, 'utf8')).toBe('new');
    expect(existsSync(path.join(world.dataDir, 'restore.json'))).toBe(false);
  });

  test('on a new machine everything comes back', async () => {
    await say('ett');
    mkdirSync(path.join(world.dataDir, 'keys'));
    writeFileSync(path.join(world.dataDir, 'keys', 'signing.json'), 'key');
    await world.backups({ offsiteDir: world.offsiteDir }).create();
    rmSync(world.dataDir, { recursive: true });
    rmSync(world.backupDir, { recursive: true });

    const restored = await world.backups({ offsiteDir: world.offsiteDir }).restore({});

    expect(restored.kept).toBeNull();
    expect(await heard()).toEqual(['ett']);
    expect(readFileSync(path.join(world.dataDir, 'keys', 'signing.json'), 'utf8')).toBe('key');
  });

  test('a crash between the files is finished before anything opens them', async () => {
    await say('ett');
    const from = path.join(world.dataDir, 'restoring-x');
    mkdirSync(from);
    renameSync(path.join(world.dataDir, 'kollegan.sqlite'), path.join(from, 'kollegan.sqlite'));
    await say('gammal');
    writeFileSync(path.join(world.dataDir, 'service-bus.sqlite'), 'restored already');
    const names = ['service-bus.sqlite', 'kollegan.sqlite'];
    writeFileSync(
      path.join(world.dataDir, 'restore.json'),
      JSON.stringify({ from: 'restoring-x', keep: 'before-restore-x', names }),
    );

    finishRestore(world.dataDir);
    finishRestore(world.dataDir);

    expect(await heard()).toEqual(['ett']);
    expect(await heard(path.join(world.dataDir, 'before-restore-x'))).toEqual(['gammal']);
    expect(readFileSync(path.join(world.dataDir, 'service-bus.sqlite'), 'utf8')).toBe('restored already');
    expect(existsSync(from)).toBe(false);
  });

  test('refuses while something has the documents or the queues open', async () => {
    await say('ett');
    await world.backups().create();

    const store = world.openStore();
    await expect(world.backups().restore({})).rejects.toEqual(refusal('BACKUP.PRODUCT_RUNS'));
    store.close();
    const broker = new DatabaseSync(path.join(world.dataDir, 'service-bus.sqlite.lock'));
    broker.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    await expect(world.backups().restore({})).rejects.toEqual(refusal('BACKUP.PRODUCT_RUNS'));
    broker.close();

    expect((await world.backups().restore({})).backup.id).toBeTruthy();
  });

  test('goes over a database that cannot be read any more', async () => {
    await say('ett');
    await world.backups().create();
    writeFileSync(path.join(world.dataDir, 'kollegan.sqlite'), 'rubbish '.repeat(1000));

    await world.backups().restore({});

    expect(await heard()).toEqual(['ett']);
  });

  test('refuses a folder that is not empty', async () => {
    await say('ett');
    await world.backups().create();

    await expect(world.backups().restore({}, world.dataDir)).rejects.toEqual(refusal('BACKUP.FOLDER_IN_USE'));
  });
});

describe('what is wrong with a backup is found before anything is changed', () => {
  async function refusedWith(code: string, more?: Parameters<typeof world.backups>[0]): Promise<void> {
    await expect(world.backups(more).verify({})).rejects.toEqual(refusal(code));
    await expect(world.backups(more).restore({})).rejects.toEqual(refusal(code));
    expect(await heard()).toEqual(['ett', 'två']);
    expect(readdirSync(world.dataDir).filter((name) => /^(before-)?restor/.test(name))).toEqual([]);
  }

  async function backUp(): Promise<BackupManifest> {
    await say('ett');
    const backup = await world.backups({ offsiteDir: world.offsiteDir }).create();
    await say('två');
    return backup;
  }

  test('a backup that is in order is said to be', async () => {
    const backup = await backUp();

    expect(await world.backups({ offsiteDir: world.offsiteDir }).verify({})).toEqual(backup);
    expect(readdirSync(world.backupDir)).toEqual([backup.id]);
  });

  test('another key', async () => {
    await backUp();

    await refusedWith('BACKUP.WRONG_KEY', {
      key: readBackupKey({ given: randomBytes(32).toString('base64'), file: '' }),
    });
  });

  test('a byte changed', async () => {
    const backup = await backUp();
    change(sealedFile(backup), (bytes) => Buffer.from(bytes.map((byte, at) => (at === 300 ? byte ^ 1 : byte))));

    await refusedWith('BACKUP.DAMAGED');
  });

  test('the end cut off', async () => {
    const backup = await backUp();
    change(sealedFile(backup), (bytes) => bytes.subarray(0, bytes.length - 20));

    await refusedWith('BACKUP.DAMAGED');
  });

  test('a file missing', async () => {
    const backup = await backUp();
    rmSync(sealedFile(backup));

    await refusedWith('BACKUP.FILE_MISSING');
  });

  test('the file of another backup in its place', async () => {
    const backup = await backUp();
    world.clock.advance(HOUR);
    const other = await world.backups().create();
    change(sealedFile(other), () => readFileSync(sealedFile(backup)));

    await refusedWith('BACKUP.DAMAGED');
  });

  test.each([
    ['takenAt', '2026-01-01T00:00:00.000Z'],
    ['schemaVersion', 1],
    ['audit', []],
  ])('the manifest changed: %s', async (field, value) => {
    const backup = await backUp();
    const file = path.join(world.backupDir, backup.id, 'manifest.json');
    writeFileSync(file, JSON.stringify({ ...backup, [field]: value }));

    await refusedWith('BACKUP.DAMAGED');
  });

  test('a backup that calls itself another one is no backup', async () => {
    const backup = await backUp();
    renameSync(path.join(world.backupDir, backup.id), path.join(world.backupDir, '2027-01-01T00-00-00Z-abcdef'));

    expect(await world.backups().list()).toEqual([]);
  });

  test('the damage is of one place only: the other one still restores', async () => {
    const backup = await backUp();
    rmSync(sealedFile(backup));
    const backups = world.backups({ offsiteDir: world.offsiteDir });

    await expect(backups.verify({})).rejects.toEqual(refusal('BACKUP.FILE_MISSING'));
    await backups.verify({ place: 'off-site' });
    await backups.restore({ place: 'off-site' });

    expect(await heard()).toEqual(['ett']);
  });

  test('an audit log that is not the one that was backed up', async () => {
    await backUp();
    const proveAudit = async () => 'event 1: hash';

    await refusedWith('BACKUP.AUDIT_NOT_PROVEN', { proveAudit });
  });

  test('a version of the database that is not known yet', async () => {
    const { mac: _, ...backup } = await backUp();
    const { key } = world.deps();
    await writeManifest(path.join(world.backupDir, backup.id), signedManifest(key, { ...backup, schemaVersion: 99 }));

    await refusedWith('BACKUP.NEWER_VERSION');
  });
});

describe('the key', () => {
  test('is made at first use for this user alone, and is the same ever after', () => {
    const file = world.pathOf('backup.key');

    const key = readBackupKey({ file });

    expect(readBackupKey({ file })).toEqual(key);
    expect(key.key).toHaveLength(32);
    expect(readBackupKey({ given: readFileSync(file, 'utf8').trim(), file: 'none' }).id).toBe(key.id);
    expect(key.id).not.toContain(key.key.toString('hex').slice(0, 16));
  });

  test.each(['', 'kort', `${GIVEN_KEY}=`, 'å'.repeat(44)])('that is none is refused: "%s"', (given) => {
    expect(() => readBackupKey({ given, file: world.pathOf('none') })).toThrow(refusal('BACKUP.BAD_KEY'));
  });
});

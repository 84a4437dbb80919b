import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createFileAnchor } from '../../adapters/audit-anchor/index.ts';
import { readEmbeddedConfig } from '../../adapters/config/index.ts';
import { createFileErasureList } from '../../adapters/erasure-list/index.ts';
import { createKeyFolder, createSigner, verifySignature } from '../../adapters/signing/index.ts';
import { createSqliteDocumentStore } from '../../adapters/store/sqlite/create-sqlite-document-store.ts';
import { openBackups } from '../../composition/open-backups.ts';
import { erasureListFolder, openEmbeddedStore } from '../../composition/open-store.ts';
import { setHeadsAside } from '../../composition/set-heads-aside.ts';
import { createAuditLog, createAuditProofs } from '../../core/audit/index.ts';
import { createErasureWorld, type ErasureWorld } from '../core/erasure/erasure-world.ts';
import { TENANT } from '../helpers/meeting-steps.ts';
import { meetingOf } from '../helpers/meetings.ts';
import { ANNA, BO } from '../helpers/people.ts';
import { createRecordingMetrics } from '../helpers/recording-telemetry.ts';

const SECRET = 'Annas-hemlighet-4711';

let folder: string;
let dataDir: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kollegan-backups-'));
  dataDir = path.join(folder, 'data');
  mkdirSync(dataDir);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function configOf() {
  const key = Buffer.alloc(32, 7).toString('base64');
  const [dir, offsite] = [path.join(folder, 'backups'), path.join(folder, 'away')];
  const env = { KOLLEGAN_DATA_DIR: dataDir, BACKUP_DIR: dir, BACKUP_OFFSITE_DIR: offsite, BACKUP_KEY: key };
  return readEmbeddedConfig(env, folder);
}

/** The product's parts over the data folder, for as long as the work takes. */
async function withProduct<Result>(work: (world: ErasureWorld) => Promise<Result>): Promise<Result> {
  const clock = { now: () => new Date() };
  const store = createSqliteDocumentStore({ file: path.join(dataDir, 'kollegan.sqlite'), clock });
  const list = createFileErasureList({ folder: erasureListFolder(dataDir) });
  const world = createErasureWorld({
    wrapStore: () => store,
    over: { list, physical: { method: 'files', forget: () => store.checkpoint() } },
  });
  try {
    return await work(world);
  } finally {
    await store.checkpoint();
    store.close();
    world.dispose();
  }
}

const backups = () => openBackups(configOf(), { now: () => new Date() });

async function meet(world: ErasureWorld): Promise<void> {
  const meeting = meetingOf({ people: [ANNA, BO] });
  await world.meetings.create(meeting, []);
  for (const [speakerId, text] of [
    [ANNA.id, SECRET],
    [BO.id, 'Bos ord'],
  ]) {
    const body = { meetingId: 'm-1', utteranceId: `u-${speakerId}`, speakerId, at: world.clock.iso(), level: 'plus' };
    const key = { tenantId: TENANT, scope: meeting.conversationId, id: `u-${speakerId}` };
    await world.store.create({ ...key, kind: 'utterance', body: { ...body, text, decisionIds: [] } });
  }
  await log(world, 'before');
}

async function log({ audit, clock }: ErasureWorld, id: string): Promise<void> {
  const base = { type: 'said', at: clock.iso(), conversationId: 's', meetingId: 's', correlationId: 'c', data: {} };
  await audit.append(TENANT, [{ ...base, id, actor: ANNA.id }]);
}

function bytesOfData(): Buffer {
  const files = readdirSync(dataDir, { recursive: true, encoding: 'utf8' })
    .filter((name) => !name.startsWith('before-restore-'))
    .map((name) => path.join(dataDir, name))
    .filter((file) => statSync(file).isFile());
  return Buffer.concat(files.map((file) => readFileSync(file)));
}

async function eventTypes(): Promise<string[]> {
  return withProduct(async ({ audit }) => {
    const types: string[] = [];
    for await (const page of audit.pages(TENANT)) types.push(...page.map(({ event }) => event.type));
    expect(await audit.verify(TENANT)).toMatchObject({ ok: true });
    return types;
  });
}

test('who was erased after the backup stays so; the log, the certificate and the holds are not rolled back', async () => {
  await withProduct(meet);
  await backups().create();
  const { request, before } = await withProduct(async (world) => {
    const done = await world.erase({ type: 'person', personId: ANNA.id });
    await log(world, 'after');
    return { request: done, before: await world.audit.head(TENANT) };
  });

  const restored = await backups().restore({});

  expect(request).toMatchObject({ state: 'done' });
  expect(restored.erasures.entries).toBe(1);
  expect(restored.erasures.removed).toBeGreaterThan(0);
  expect(restored).toMatchObject({ carried: expect.any(Number), lostHeads: 0 });
  expect(bytesOfData().includes(SECRET)).toBe(false);
  expect(bytesOfData().includes('Bos ord')).toBe(true);
  expect((await eventTypes()).at(-1)).toBe('backup.restored');
  await withProduct(async (world) => {
    expect(await world.audit.rootAt(TENANT, before.size)).toBe(before.root);
    expect(await world.erasures.read(TENANT, request.id)).toMatchObject({ state: 'done', certificate: {} });
  });
});

test('on a new machine the latest backup knows whom an older one still holds', async () => {
  await withProduct(meet);
  const older = await backups().create();
  await withProduct((world) => world.erase({ type: 'person', personId: ANNA.id }));
  await backups().create();
  rmSync(dataDir, { recursive: true });
  rmSync(path.join(folder, 'backups'), { recursive: true });

  const restored = await backups().restore({ id: older.id });

  expect(restored).toMatchObject({ kept: null, carried: null, erasures: { entries: 1 } });
  expect(bytesOfData().includes(SECRET)).toBe(false);
  expect(bytesOfData().includes('Bos ord')).toBe(true);
});

test('heads outside are held against the log: one of another log stops the restore, one of lost events is told of', async () => {
  await withProduct(meet);
  const { size, root } = await withProduct(({ store }) => createAuditLog({ store }).head(TENANT));
  const anchor = createFileAnchor({ folder: configOf().auditAnchorDir });
  await anchor.publish({ tenantId: TENANT, size, root, head: 'signed' });
  await anchor.publish({ tenantId: TENANT, size: size + 5, root: 'f'.repeat(64), head: 'signed' });
  await backups().create();
  expect(await backups().restore({})).toMatchObject({ lostHeads: 1 });

  await anchor.publish({ tenantId: TENANT, size, root: 'e'.repeat(64), head: 'forged' });

  await expect(backups().restore({})).rejects.toMatchObject({ code: 'BACKUP.AUDIT_NOT_PROVEN' });
});

test('what a restore has put aside goes with the next erasure', async () => {
  await withProduct(meet);
  await backups().create();
  const { kept } = await backups().restore({});
  const clock = { now: () => new Date() };
  const metrics = createRecordingMetrics();
  expect(existsSync(String(kept))).toBe(true);

  const store = await openEmbeddedStore({ config: configOf(), clock, metrics });
  await store.physicallyForget();
  store.close();

  expect(existsSync(String(kept))).toBe(false);
});

describe('when events are lost with the disk', () => {
  const clock = { now: () => new Date() };
  const config = () => ({ ...configOf(), auditAnchorDir: path.join(folder, 'anchor') });
  const anchor = () => createFileAnchor({ folder: config().auditAnchorDir });

  function sign({ store, audit, logger }: ErasureWorld) {
    const signer = createSigner({ keys: createKeyFolder({ folder: path.join(dataDir, 'keys'), clock }).keys });
    const metrics = { auditHead: () => undefined };
    const proofs = { store, audit, signer, verifySignature, anchor: anchor(), clock, logger, metrics };
    return createAuditProofs(proofs).signHeads();
  }

  async function lose(): Promise<void> {
    await withProduct(async (world) => {
      await meet(world);
      await sign(world);
    });
    await openBackups(config(), clock).create();
    await withProduct(async (world) => {
      await log(world, 'lost');
      await sign(world);
    });
    for (const name of readdirSync(dataDir)) if (name.startsWith('kollegan.sqlite')) rmSync(path.join(dataDir, name));
  }

  test('a restore tells of it, and a person accepts it: heads are signed again, and those of before are evidence', async () => {
    await lose();

    expect(await openBackups(config(), clock).restore({})).toMatchObject({ carried: null, lostHeads: 1 });
    await withProduct(sign);
    expect(await anchor().heads(TENANT)).toHaveLength(2);
    const { lost, evidence } = await setHeadsAside(config(), clock);

    expect(lost).toBe(1);
    expect(readFileSync(String(evidence), 'utf8').trim().split('\n')).toHaveLength(2);
    await withProduct(sign);
    const { size } = await withProduct(({ audit }) => audit.head(TENANT));
    expect((await anchor().heads(TENANT)).map((head) => head.size)).toEqual([1, size]);
    expect((await eventTypes()).slice(-2)).toEqual(['backup.restored', 'backup.loss-accepted']);
    expect(await setHeadsAside(config(), clock)).toEqual({ lost: 0, evidence: null });
  });

  test('what no restore explains is not accepted', async () => {
    await withProduct(meet);
    await anchor().publish({ tenantId: TENANT, size: 9, root: 'f'.repeat(64), head: 'signed' });

    await expect(setHeadsAside(config(), clock)).rejects.toMatchObject({ code: 'BACKUP.AUDIT_NOT_PROVEN' });
  });
});

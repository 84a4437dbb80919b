import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { createAuditLog } from '../../../core/audit/index.ts';
import type { RestoredStore } from '../../../core/backup/index.ts';
import { useBackupWorld } from './backup-world.ts';

const world = useBackupWorld();
const children: ChildProcess[] = [];
afterEach(async () => {
  for (const child of children.splice(0)) await kill(child);
});

interface Written {
  id: string;
  tenantId: string;
}

/** A process that writes until it is killed, and what it has acknowledged so far. */
function startWriter(seed: number) {
  const program = path.join(__dirname, 'busy-product.program.ts');
  const child = spawn(process.execPath, [program, world.dataDir, String(seed)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const written: Written[] = [];
  const waiting = new Set<() => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    const [id = '', tenantId = ''] = line.split(' ');
    written.push({ id, tenantId });
    for (const wake of waiting) wake();
  });
  return {
    child,
    written,
    /** Until this many more are acknowledged. */
    async more(count: number): Promise<void> {
      const wanted = written.length + count;
      await new Promise<void>((resolve) => {
        const wake = () => {
          if (written.length < wanted) return;
          waiting.delete(wake);
          resolve();
        };
        waiting.add(wake);
      });
    },
  };
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'close');
}

/** What erases these again, and leaves an event of it. */
function replay(erased: readonly Written[]) {
  return async (store: RestoredStore) => {
    let removed = 0;
    for (const { id, tenantId } of erased) {
      const result = await store.remove({ tenantId, scope: 's', id });
      if (result.ok) removed += 1;
    }
    return { entries: erased.length, removed };
  };
}

async function hashesOf(dataDir: string, tenantId: string): Promise<string[]> {
  const store = world.openStore(dataDir);
  const hashes = [];
  for await (const page of createAuditLog({ store }).pages(tenantId)) hashes.push(...page.map(({ hash }) => hash));
  store.close();
  return hashes;
}

function bytesUnder(folder: string): Buffer {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => !name.startsWith('before-restore-'))
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file).isFile());
  return Buffer.concat(files.map((file) => readFileSync(file)));
}

test('restore drill: nothing committed before the backup is lost, nobody erased comes back', async () => {
  mkdirSync(world.dataDir);
  const clock = { now: () => new Date() };
  const writer = startWriter(20_261_120);
  await writer.more(120);
  // Taken by another process, while the writer goes on.
  const before = [...writer.written];
  const backups = world.backups({ clock, offsiteDir: world.offsiteDir });
  const backup = await backups.create();
  await writer.more(60);
  const erased = before.filter((_, index) => index % 7 === 0);

  await kill(writer.child);
  const crashedAt = Date.now();
  const restored = await world
    .backups({ clock, offsiteDir: world.offsiteDir, replayErasures: replay(erased) })
    .restore({ at: new Date() });
  const tookMs = Date.now() - crashedAt;

  expect(restored.backup.id).toBe(backup.id);
  expect(restored.erasures).toEqual({ entries: erased.length, removed: erased.length });
  const gone = new Set(erased.map(({ id }) => id));
  const store = world.openStore();
  for (const { id, tenantId } of before) {
    const found = await store.read({ tenantId, scope: 's', id });
    if (gone.has(id)) expect(found).toBeNull();
    else expect(found?.body).toMatchObject({ marker: `MARKED-${id}-` });
  }
  const bytes = bytesUnder(world.dataDir);
  for (const id of gone) expect(bytes.includes(`MARKED-${id}-`)).toBe(false);
  store.close();

  // The log was not rolled back: all of the crashed one, and behind it what was done.
  for (const { tenantId, size } of backup.audit) {
    const crashed = await hashesOf(String(restored.kept), tenantId);
    const now = await hashesOf(world.dataDir, tenantId);
    expect(crashed.length).toBeGreaterThanOrEqual(size);
    expect(now.slice(0, -1)).toEqual(crashed);
  }
  expect(restored).toMatchObject({ lostHeads: 0, carried: expect.any(Number) });

  const after = world.openStore();
  const found = await Promise.all(
    writer.written.map(({ id, tenantId }) => after.read({ tenantId, scope: 's', id }).then((each) => each !== null)),
  );
  after.close();
  const lost = found.filter((isThere) => !isThere).length - erased.length;
  const windowMs = crashedAt - Date.parse(backup.takenAt);
  process.stdout.write(`restore drill: back in ${tookMs} ms; ${lost} writes of the last ${windowMs} ms lost\n`);
});

test('every backup of a busy product has each job in its document or in the queues', async () => {
  mkdirSync(world.dataDir);
  const writer = startWriter(7);
  await writer.more(1);

  for (let round = 0; round < 5; round++) {
    await writer.more(3);
    const { id } = await world.backups().create();
    const to = world.pathOf(`restored-${round}`);
    await world.backups().restore({ id }, to);

    const queues = new DatabaseSync(path.join(to, 'service-bus.sqlite'), { readOnly: true });
    const queued = new Set(
      queues
        .prepare('SELECT id FROM job')
        .all()
        .map((row) => row['id']),
    );
    queues.close();
    const store = world.openStore(to);
    for (const tenantId of await store.tenants()) {
      const page = await store.query({ tenantId, kind: 'words', limit: 1000 });
      const lost = page.documents.filter((each) => each.outbox.length === 0 && !queued.has(each.id));
      expect(lost).toEqual([]);
    }
    store.close();
  }
});

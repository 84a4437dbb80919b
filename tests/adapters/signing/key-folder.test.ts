import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createKeyFolder, createSigner, verifySignature } from '../../../adapters/signing/index.ts';
import { createTestClock, DAY } from '../../helpers/test-clock.ts';

const PROGRAM = path.join(__dirname, 'make-key.program.ts');

let parent: string;
let folder: string;
beforeEach(() => {
  parent = mkdtempSync(path.join(tmpdir(), 'kollegan-keys-'));
  folder = path.join(parent, 'keys');
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

const files = () => readdirSync(folder).sort();
const contentOf = (name: string): { d?: string } => JSON.parse(readFileSync(path.join(folder, name), 'utf8'));

it('makes the first key when it is asked for, for this user alone, and keeps it', async () => {
  const clock = createTestClock();
  const [key] = await createKeyFolder({ folder, clock }).keys();

  expect(key).toMatchObject({ kty: 'OKP', crv: 'Ed25519', since: clock.iso(), until: null });
  expect(await createKeyFolder({ folder, clock }).keys()).toEqual([key]);
  expect(files()).toEqual(['000001.json']);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(statSync(path.join(folder, '000001.json')).mode & 0o777).toBe(0o600);
});

it('rotates: the new key signs at once in every process, and what the old one signed stays good', async () => {
  const clock = createTestClock();
  const mine = createKeyFolder({ folder, clock });
  const signer = createSigner({ keys: mine.keys });
  const old = await signer.sign('audit-head', { size: 1 });
  clock.advance(DAY);
  const present = await createKeyFolder({ folder, clock }).rotate();
  const keys = await signer.publicKeys();

  expect(keys.map(({ kid }) => kid)[0]).toBe(present.kid);
  expect(keys.map(({ since, until }) => [since, until])).toEqual([
    [clock.iso(), null],
    ['2026-10-05T08:00:00.000Z', clock.iso()],
  ]);
  await expect(verifySignature(old, 'audit-head', keys)).resolves.toMatchObject({ ok: true });
  const next = await verifySignature(await signer.sign('audit-head', { size: 2 }), 'audit-head', keys);
  expect(next).toEqual({ ok: true, kid: present.kid, payload: { size: 2 } });
});

it('keeps the private part of the key that signs, and of no other', async () => {
  const keys = createKeyFolder({ folder, clock: createTestClock() });
  await keys.rotate();
  await keys.rotate();

  expect(files().map((name) => contentOf(name).d !== undefined)).toEqual([false, false, true]);
  expect(JSON.stringify(await createSigner({ keys: keys.keys }).publicKeys())).not.toContain('"d"');
});

it('loses no rotation when two happen at once', async () => {
  const clock = createTestClock();
  const [one, other] = [createKeyFolder({ folder, clock }), createKeyFolder({ folder, clock })];
  await one.keys();
  await Promise.all([one.rotate(), other.rotate()]);

  expect(files()).toHaveLength(3);
  expect(new Set((await one.keys()).map(({ kid }) => kid)).size).toBe(3);
});

it('makes one first key when several processes ask for it at once', async () => {
  const processes = [1, 2, 3].map(() =>
    spawn(process.execPath, [PROGRAM, folder], { stdio: ['pipe', 'pipe', 'inherit'] }),
  );
  await Promise.all(processes.map(({ stdout }) => new Promise((resolve) => stdout.once('data', resolve))));
  const answers = await Promise.all(
    processes.map(async (each) => {
      each.stdin.end('go\n');
      let text = '';
      for await (const chunk of each.stdout) text += String(chunk);
      return text;
    }),
  );

  expect(new Set(answers).size).toBe(1);
  expect(JSON.parse(answers[0] ?? '')).toHaveLength(1);
  expect(files()).toEqual(['000001.json']);
});

it('makes no new key in the place of one that cannot be read', async () => {
  const keys = createKeyFolder({ folder, clock: createTestClock() });
  await keys.keys();
  writeFileSync(path.join(folder, '000001.json'), '{"kty":');

  await expect(keys.keys()).rejects.toMatchObject({ code: 'SIGNING.KEYS_UNREADABLE' });
  expect(files()).toEqual(['000001.json']);
});

it('says where keys cannot be kept', async () => {
  writeFileSync(folder, 'a file in the place of the folder');

  await expect(createKeyFolder({ folder, clock: createTestClock() }).keys()).rejects.toMatchObject({
    code: 'SIGNING.KEYS_UNWRITABLE',
    message: expect.stringContaining(folder),
  });
});

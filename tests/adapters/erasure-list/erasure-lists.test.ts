import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  createFileErasureList,
  createStoredErasureList,
  ERASURE_LIST_TENANT,
} from '../../../adapters/erasure-list/index.ts';
import type { ErasureList } from '../../../core/erasure/index.ts';
import { createTestClock } from '../../helpers/test-clock.ts';
import { createTestStore } from '../../helpers/test-store.ts';

const clock = createTestClock();
const entry = (requestId: string) => ({
  requestId,
  at: clock.iso(),
  type: 'person' as const,
  pseudonym: 'p'.repeat(43),
});

let base: string;
let folder: string;
let files: ReturnType<typeof createTestStore>;
beforeEach(() => {
  base = mkdtempSync(path.join(tmpdir(), 'kollegan-list-'));
  folder = path.join(base, 'erasures');
  files = createTestStore(clock);
});
afterEach(() => {
  files.dispose();
  rmSync(base, { recursive: true, force: true });
});

const MAKERS: [string, () => ErasureList][] = [
  ['as files', () => createFileErasureList({ folder })],
  ['as documents', () => createStoredErasureList({ store: files.store })],
];

describe.each(MAKERS)('an erasure list %s', (_name, make) => {
  it('has one key, however many make the first one', async () => {
    const keys = await Promise.all([make().key(), make().key(), make().key()]);
    const later = await make().key();

    expect(new Set([...keys, later].map((key) => Buffer.from(key).toString('hex'))).size).toBe(1);
    expect(later).toHaveLength(32);
  });

  it('keeps each entry once, for whoever opens it next', async () => {
    const list = make();
    expect(await list.entries()).toEqual([]);
    await list.add(entry('e-1'));
    await list.add(entry('e-2'));
    await list.add(entry('e-1'));

    const found = await make().entries();

    expect(found.map(({ requestId }) => requestId).sort()).toEqual(['e-1', 'e-2']);
    expect(found[0]).toEqual(entry(found[0]?.requestId ?? ''));
  });
});

describe('an erasure list as files', () => {
  it('is for its own user alone, and leaves nothing half written', async () => {
    const list = createFileErasureList({ folder });
    await list.key();
    await list.add(entry('e-1'));

    expect(readdirSync(folder).sort()).toEqual(['e-1.json', 'key']);
    for (const name of readdirSync(folder)) expect(statSync(path.join(folder, name)).mode & 0o077).toBe(0);
  });

  it.each([
    ['the key', 'key', 'short'],
    ['an entry', 'e-1.json', '{'],
  ])('says so when %s cannot be read, instead of leaving it out', async (_what, name, content) => {
    const list = createFileErasureList({ folder });
    await list.key();
    writeFileSync(path.join(folder, name), content);

    await expect(name === 'key' ? list.key() : list.entries()).rejects.toMatchObject({
      code: 'ERASURE_LIST.UNREADABLE',
    });
  });

  it('says so when it cannot be written', async () => {
    writeFileSync(folder, 'a file is in the way');

    await expect(createFileErasureList({ folder }).add(entry('e-1'))).rejects.toMatchObject({
      code: 'ERASURE_LIST.UNWRITABLE',
      fate: 'retry',
    });
    expect(existsSync(path.join(folder, 'e-1.json'))).toBe(false);
  });
});

describe('an erasure list as documents', () => {
  it('says so when its key is none', async () => {
    await files.store.create({
      tenantId: ERASURE_LIST_TENANT,
      scope: 'erasure-list',
      id: 'key',
      kind: 'erasure-list-key',
      body: { key: 'short' },
    });

    await expect(createStoredErasureList({ store: files.store }).key()).rejects.toMatchObject({
      code: 'ERASURE_LIST.UNREADABLE',
    });
  });
});

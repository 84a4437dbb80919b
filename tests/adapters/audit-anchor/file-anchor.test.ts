import { appendFileSync, chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { anchorFile, createFileAnchor } from '../../../adapters/audit-anchor/index.ts';
import { describeAnchor, headOf } from './anchor-contract.ts';

let parent: string;
let folder: string;
beforeEach(() => {
  parent = mkdtempSync(path.join(tmpdir(), 'kollegan-anchor-'));
  folder = path.join(parent, 'elsewhere');
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

describe('a file of anchored heads', () => {
  describeAnchor(() => createFileAnchor({ folder }));

  it('is only ever appended to, and is this user’s alone', async () => {
    await createFileAnchor({ folder }).publish(headOf(1));
    const first = readFileSync(anchorFile(folder), 'utf8');
    await createFileAnchor({ folder }).publish(headOf(2));

    expect(readFileSync(anchorFile(folder), 'utf8').startsWith(first)).toBe(true);
    expect(statSync(anchorFile(folder)).mode & 0o777).toBe(0o600);
  });

  it('goes on behind a line that a crash cut off', async () => {
    const anchor = createFileAnchor({ folder });
    await anchor.publish(headOf(1));
    appendFileSync(anchorFile(folder), '{"tenantId":"tenant-1","size":2,"ro');
    await anchor.publish(headOf(2));

    expect(await anchor.heads('tenant-1')).toEqual([headOf(1), headOf(2)]);
  });

  it('says when it cannot be written, or read', async () => {
    writeFileSync(folder, 'a file in the place of the folder');
    await expect(createFileAnchor({ folder }).publish(headOf(1))).rejects.toMatchObject({
      code: 'ANCHOR.UNWRITABLE',
      fate: 'retry',
    });
    chmodSync(folder, 0o600);
    await expect(createFileAnchor({ folder }).heads('tenant-1')).rejects.toMatchObject({ code: 'ANCHOR.UNWRITABLE' });
  });
});

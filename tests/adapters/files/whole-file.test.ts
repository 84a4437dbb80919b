import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createWhole, replaceWhole } from '../../../adapters/files/index.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kollegan-files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = () => path.join(folder, 'key');

it('gives the name to the first, for this user alone, and leaves nothing beside it', () => {
  expect(createWhole(file(), 'first')).toBe(true);
  expect(createWhole(file(), 'second')).toBe(false);

  expect(readFileSync(file(), 'utf8')).toBe('first\n');
  expect(statSync(file()).mode & 0o077).toBe(0);
  expect(readdirSync(folder)).toEqual(['key']);
});

it('takes the place of what was there', () => {
  createWhole(file(), 'first');

  replaceWhole(file(), 'second');

  expect(readFileSync(file(), 'utf8')).toBe('second\n');
  expect(readdirSync(folder)).toEqual(['key']);
});

it('says what the file system says', () => {
  expect(() => createWhole(path.join(folder, 'nowhere', 'key'), 'x')).toThrow(/ENOENT/);
});

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { ROOT } from '../architecture/source-files.ts';
import { exampleSource } from './app-package.ts';

const read = (name: string) => readFileSync(path.join(ROOT, name), 'utf8');
const guide = read('docs/deployment.md');
const checks = read('docs/verify-in-your-tenant.md');

/** The rows of a table whose first cell fits, without their outer bars. */
function rowsOf(text: string, first: RegExp): string[][] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
    .filter(([cell = '']) => first.test(cell));
}

it('tells why for every permission that a chat is asked for, and for no other', async () => {
  const { manifest } = await exampleSource();
  const asked = manifest.authorization.permissions.resourceSpecific.map(({ name }) => name);
  const told = rowsOf(guide, /^[A-Z]\w+(\.\w+)+\.(Chat|Group)$/);

  expect(told.map(([name]) => name)).toEqual(asked);
  expect(told.filter(([, why = '', without = '']) => why.length < 20 || without.length < 20)).toEqual([]);
});

it('has a command and a good answer for everything that only a tenant can show', () => {
  const listed = rowsOf(checks, /^V\d+$/);
  const numbers = listed.map(([number = '']) => Number(number.slice(1))).toSorted((a, b) => a - b);

  expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, index) => index + 1));
  expect(listed.filter(([, what = '', how = '', good = '']) => !what || how.length < 15 || good.length < 5)).toEqual(
    [],
  );
});

it('points to checks that there are', () => {
  const listed = new Set(rowsOf(checks, /^V\d+$/).map(([number]) => number));
  const pointed = [...guide.matchAll(/\bV\d+\b/g)].map(([number]) => number);

  expect(pointed.length).toBeGreaterThan(5);
  expect(pointed.filter((number) => !listed.has(number))).toEqual([]);
});

it.each(['docs/deployment.md', 'docs/verify-in-your-tenant.md', 'docs/costs.md'])(
  '%s leads to pages and scripts that there are',
  (name) => {
    const text = read(name);
    const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read('package.json')));
    const pages = [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, page = '']) => path.join('docs', page));
    const files = [...text.matchAll(/`((?:infra|env|docs)\/[\w./-]+\.(?:bicep|json|md))`/g)].map(
      ([, file = '']) => file,
    );
    const run = [...text.matchAll(/npm run (?:-s )?([\w:]+)/g)].map(([, script = '']) => script);

    expect([...pages, ...files].filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([]);
    expect(run.filter((script) => !(script in scripts))).toEqual([]);
  },
);

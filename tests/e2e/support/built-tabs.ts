import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const TABS = path.resolve(__dirname, '../../../tabs');
const BUILT = /^dist(\.new)?(\/|$)/;

/** Builds the tabs if what is built is older than what it is made of: nobody wants to test yesterday's. */
export function ensureBuiltTabs(): void {
  const sources = readdirSync(TABS, { recursive: true, encoding: 'utf8' }).filter((name) => !BUILT.test(name));
  const newest = Math.max(...sources.map((name) => statSync(path.join(TABS, name)).mtimeMs));
  if (builtAt() >= newest) return;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['tools/build.ts'], { cwd: TABS, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The tabs cannot be built:\n${stdout}${stderr}`);
}

function builtAt(): number {
  return statSync(path.join(TABS, 'dist/index.html'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

import { renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { FIRST_SCREEN_BYTES, firstScreens } from './first-screen.ts';

/**
 * Builds the tabs into `tabs/dist`, all of it or nothing. At install (`--at-install`) a machine that cannot build is
 * told so and left alone: without Vite it runs a package that was built elsewhere.
 */
const tabs = path.resolve(import.meta.dirname, '..');
const dist = path.join(tabs, 'dist');
const fresh = path.join(tabs, 'dist.new');
const isAtInstall = process.argv.includes('--at-install');

async function main(): Promise<void> {
  // Else React's development build is taken when somebody's shell says so.
  process.env['NODE_ENV'] = 'production';
  const vite = await import('vite').catch(() => null);
  if (vite === null) {
    say('The tabs are not built: Vite is not installed. "npm ci" without --omit=dev installs it.');
    if (!isAtInstall) process.exitCode = 1;
    return;
  }
  await vite.build({
    configFile: path.join(import.meta.dirname, 'vite.config.ts'),
    logLevel: 'warn',
    build: { outDir: fresh, emptyOutDir: true },
  });
  const screens = firstScreens(fresh);
  rmSync(dist, { recursive: true, force: true });
  renameSync(fresh, dist);
  for (const { name, bytes } of screens) say(`${(bytes / 1_000).toFixed(1)} kB  ${name}`);
  const [heaviest] = screens;
  if (heaviest && heaviest.bytes > FIRST_SCREEN_BYTES) {
    say(
      `${heaviest.name} is above ${FIRST_SCREEN_BYTES / 1_000} kB of compressed JavaScript: fetch less of it at once.`,
    );
    process.exitCode = 1;
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

await main();

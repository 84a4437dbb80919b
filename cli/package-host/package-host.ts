import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { zipSync } from 'fflate';
import { bundleLateRequires } from './bundle-late-requires.ts';

export const HOSTS = ['bot', 'functions'] as const;
export type Host = (typeof HOSTS)[number];

export interface PackageHostOptions {
  host: Host;
  /** Of the checkout. */
  root: string;
  /** Gets the folder `{host}` and the file `{host}.zip`. */
  outDir: string;
}

export interface HostPackage {
  folder: string;
  zip: string;
  zipBytes: number;
  /** Whether the bot has the built tabs with it. */
  hasTabs: boolean;
}

/** Those of adapters/documents. */
const FONTS = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf', 'DejaVuSans-Oblique.ttf'];

/** What every file of the archive says of its age, so that the same code makes the same archive. Local, as zip keeps it. */
const NO_TIME = new Date(2000, 0, 1);

/** Makes one file of a host and all its libraries, and the archive that Azure takes. Nothing is installed there. */
export async function packageHost({ host, root, outDir }: PackageHostOptions): Promise<HostPackage> {
  const folder = path.join(outDir, host);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await build({
    entryPoints: [path.join(root, host, 'main.ts')],
    outfile: path.join(folder, 'main.cjs'),
    bundle: true,
    platform: 'node',
    target: 'node24',
    // CommonJS: what is imported later stays in the one file and is still run later.
    format: 'cjs',
    // Given by the Functions host, and a library of restify's that only some machines have.
    external: ['@azure/functions-core', 'dtrace-provider'],
    // A file of the package finds what lies beside it by this, as a module finds it by its address.
    define: { 'import.meta.url': 'kolleganFileUrl' },
    banner: { js: "const kolleganFileUrl=require('node:url').pathToFileURL(__filename).href;" },
    plugins: [bundleLateRequires()],
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'linked',
    logLevel: 'error',
  });
  const manifest = { name: `kollegan-${host}`, version: versionIn(root), private: true, main: 'main.cjs' };
  writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  if (host === 'functions') {
    writeFileSync(path.join(folder, 'host.json'), readFileSync(path.join(root, 'functions/host.json')));
  }
  if (host === 'bot') copyFonts(root, folder);
  const tabs = path.join(root, 'tabs/dist');
  const hasTabs = host === 'bot' && existsSync(path.join(tabs, 'index.html'));
  if (hasTabs) cpSync(tabs, path.join(folder, 'tabs/dist'), { recursive: true });
  const zip = path.join(outDir, `${host}.zip`);
  const archive = zipSync(filesIn(folder), { level: 9, mtime: NO_TIME });
  writeFileSync(zip, archive);
  return { folder, zip, zipBytes: archive.length, hasTabs };
}

/** Read as files when the first PDF is made. */
function copyFonts(root: string, folder: string): void {
  const fonts = 'node_modules/dejavu-fonts-ttf';
  for (const file of ['package.json', 'LICENSE', ...FONTS.map((name) => `ttf/${name}`)]) {
    cpSync(path.join(root, fonts, file), path.join(folder, fonts, file));
  }
}

function versionIn(root: string): string {
  const { version }: { version: string } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  return version;
}

function filesIn(folder: string): Record<string, Uint8Array> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
  return Object.fromEntries(names.map((name) => [name, readFileSync(path.join(folder, name))]));
}

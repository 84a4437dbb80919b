import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { z } from 'zod';
import { AppManifest } from '../../cli/package/app-manifest.ts';
import { readPackageValues } from '../../cli/package/package-values.ts';
import { readPackageSource } from '../../cli/package/read-package-source.ts';
import { ROOT } from '../architecture/source-files.ts';

/** The parts of the package with the example's values, and with others where a test says so. */
export async function exampleSource(overrides: Readonly<Record<string, string>> = {}) {
  const values = await readPackageValues(path.join(ROOT, 'env/.env.example'), overrides);
  return readPackageSource(path.join(ROOT, 'manifest'), values);
}

/** What a package holds: its files' names in their order, and the JSON ones read. */
export function unpack(zip: Uint8Array) {
  const files = unzipSync(zip);
  const json = (name: string): unknown => JSON.parse(new TextDecoder().decode(files[name]));
  return {
    names: Object.keys(files),
    manifest: AppManifest.parse(json('manifest.json')),
    texts: (name: string) => z.record(z.string(), z.string()).parse(json(name)),
    text: Object.keys(files)
      .filter((name) => name.endsWith('.json'))
      .map((name) => new TextDecoder().decode(files[name]))
      .join('\n'),
  };
}

export async function packageVersion(): Promise<string> {
  const text = await readFile(path.join(ROOT, 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}

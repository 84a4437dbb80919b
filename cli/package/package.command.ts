import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildPackage } from './build-package.ts';
import { checkSchema } from './check-schema.ts';
import { packageUsage } from './package.errors.ts';
import { readPackageValues } from './package-values.ts';
import { readPackageSource } from './read-package-source.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** `kollegan package`: builds and checks the Teams app package of one environment. */
export async function packageCommand(args: readonly string[]): Promise<void> {
  const { env, out } = readOptions(args);
  const values = await readPackageValues(path.join(ROOT, 'env', `.env.${env}`), process.env);
  const source = await readPackageSource(path.join(ROOT, 'manifest'), values);
  const zip = await buildPackage(source, { checkSchema });
  const folder = path.resolve(out);
  const file = path.join(folder, `kollegan-${env}.zip`);
  await mkdir(folder, { recursive: true });
  await writeFile(file, zip);
  const { manifest, texts } = source;
  const permissions = manifest.authorization.permissions.resourceSpecific.length;
  console.log(
    `${file}: ${(zip.length / 1024).toFixed(1)} kB, valid against manifest schema ${manifest.manifestVersion}`,
  );
  console.log(
    `version ${manifest.version}, ${Object.keys(texts).length} languages, ${permissions} chat permissions, ` +
      `tabs ${values.WITH_TABS === 'true' ? 'included' : 'left out (WITH_TABS)'}`,
  );
}

function readOptions(args: readonly string[]): { env: string; out: string } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        env: { type: 'string', default: 'example' },
        out: { type: 'string', default: path.join(ROOT, 'build') },
      },
    });
    if (!/^[a-z0-9-]+$/i.test(values.env)) throw packageUsage(`"${values.env}" is no name of an environment`);
    return values;
  } catch (error) {
    throw error instanceof TypeError ? packageUsage(error.message.replace(/\.$/, '')) : error;
  }
}

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { AppManifestUtils } from '@microsoft/app-manifest';
import type { PackageSource } from './read-package-source.ts';

/**
 * Checks the manifest and the texts against Microsoft's schemas of the version that the manifest states. They come with
 * the package, so that no network is needed.
 * @returns what is wrong, by file
 */
export async function checkSchema({ manifest, texts }: PackageSource): Promise<string[]> {
  const faults = [...(await faultsOf('manifest.json', manifest, manifest.manifestVersion, 'MicrosoftTeams'))];
  for (const [file, content] of Object.entries(texts)) {
    faults.push(...(await faultsOf(file, content, manifest.manifestVersion, 'MicrosoftTeams.Localization')));
  }
  return faults;
}

async function faultsOf(file: string, content: object, version: string, schema: string): Promise<string[]> {
  const name = `@microsoft/app-manifest/build/json-schemas/teams/v${version}/${schema}.schema.json`;
  const text = await readFile(createRequire(import.meta.url).resolve(name), 'utf8');
  // The validator asks for its own generated types; what it is given here is checked by the very call.
  const validate: (content: never, schema: never) => Promise<string[]> = AppManifestUtils.validateAgainstSchema;
  const faults = await validate.call(AppManifestUtils, content as never, JSON.parse(withValidPatterns(text)) as never);
  return faults.map((fault) => `${file}${fault}`);
}

/** Two patterns of the schema leave a bracket bare, which JavaScript refuses in Unicode mode, the validator's. */
function withValidPatterns(schema: string): string {
  return schema.replaceAll(String.raw`\\b]`, String.raw`\\b\\]`);
}

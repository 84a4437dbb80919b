import { strToU8, zipSync } from 'fflate';
import { checkIcons } from './check-icons.ts';
import { checkPermissions } from './check-permissions.ts';
import { checkTexts } from './check-texts.ts';
import { placeholdersIn } from './fill-placeholders.ts';
import { packageInvalid } from './package.errors.ts';
import type { PackageFiles } from './package-files.ts';
import type { PackageSource } from './read-package-source.ts';

/** A fixed time in every entry: the same source gives the same bytes. The year is the first that a zip can hold. */
const MODIFIED = new Date(1980, 0, 1);

export interface BuildPackageDeps {
  /** @returns what the schemas find wrong */
  checkSchema: (source: PackageSource) => Promise<string[]>;
}

/** @returns the zip to upload to Teams. Throws `PACKAGE.INVALID` with everything that is wrong with it. */
export async function buildPackage(source: PackageSource, { checkSchema }: BuildPackageDeps): Promise<Uint8Array> {
  const files = filesOf(source);
  const faults = [
    ...Object.entries(files).flatMap(([name, content]) => unfilled(name, content)),
    ...(await checkSchema(source)),
    ...checkTexts(source),
    ...checkPermissions(source.manifest),
    ...checkIcons(source.icons),
  ];
  if (faults.length > 0) throw packageInvalid(faults);
  return zipSync(files, { level: 9, mtime: MODIFIED, os: 3 });
}

function filesOf({ manifest, texts, icons }: PackageSource): PackageFiles {
  const json = Object.entries({ 'manifest.json': manifest, ...texts });
  return { ...Object.fromEntries(json.map(([name, content]) => [name, strToU8(toText(content))])), ...icons };
}

function toText(content: object): string {
  return `${JSON.stringify(content, undefined, 2)}\n`;
}

function unfilled(name: string, content: Uint8Array): string[] {
  if (!name.endsWith('.json')) return [];
  return placeholdersIn(new TextDecoder().decode(content)).map((left) => `${name}: ${left} is not filled in`);
}

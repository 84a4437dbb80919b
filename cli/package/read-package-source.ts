import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { AppManifest, AppTexts } from './app-manifest.ts';
import { fillPlaceholders } from './fill-placeholders.ts';
import { ICONS, type PackageFiles } from './package-files.ts';
import type { PackageValues } from './package-values.ts';

/** Kept apart, so that the app never shows a tab that nobody serves. */
const Tabs = z.object({
  manifest: z.record(z.string(), z.unknown()),
  locales: z.record(z.string(), AppTexts),
});

export interface PackageSource {
  manifest: AppManifest;
  /** By file name inside the package. */
  texts: Readonly<Record<string, AppTexts>>;
  icons: PackageFiles;
}

/** Reads the app package's parts from `manifest/` and fills in the values. */
export async function readPackageSource(folder: string, values: PackageValues): Promise<PackageSource> {
  const { WITH_TABS, ...placeholders } = values;
  const json = async (name: string) =>
    fillPlaceholders(JSON.parse(await readFile(path.join(folder, name), 'utf8')), placeholders);
  const tabs = WITH_TABS === 'true' ? Tabs.parse(await json('tabs.json')) : undefined;
  const base = AppManifest.parse(await json('manifest.json'));
  const files = languagesOf(base).map(({ file }) => file);
  const texts = await Promise.all(
    files.map(async (file) => [
      file,
      { ...AppTexts.parse(await json(`locales/${file}`)), ...tabs?.locales[path.parse(file).name] },
    ]),
  );
  const icons = await Promise.all(
    ICONS.map(async ({ name }) => [`${name}.png`, await readFile(path.join(folder, 'icons', `${name}.png`))]),
  );
  return {
    manifest: { ...base, ...tabs?.manifest },
    texts: Object.fromEntries(texts),
    icons: Object.fromEntries(icons),
  };
}

export function languagesOf({ localizationInfo }: AppManifest): { languageTag: string; file: string }[] {
  const { defaultLanguageTag, defaultLanguageFile, additionalLanguages } = localizationInfo;
  return [{ languageTag: defaultLanguageTag, file: defaultLanguageFile }, ...additionalLanguages];
}

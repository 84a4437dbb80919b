import type { AppTexts } from './app-manifest.ts';
import { languagesOf, type PackageSource } from './read-package-source.ts';

/**
 * Every language has the same keys, each key leads to a text of the manifest, every text that people see has a key, and
 * the default language's file says what the manifest says.
 * @returns what is wrong, by file and key
 */
export function checkTexts({ manifest, texts }: PackageSource): string[] {
  const wanted = ['name.short', 'name.full', 'description.short', 'description.full', ...listedTexts(manifest)];
  const { defaultLanguageFile } = manifest.localizationInfo;
  return languagesOf(manifest).flatMap(({ file }) => {
    const own = keysOf(texts[file]);
    return [
      ...wanted.filter((key) => !own.includes(key)).map((key) => `${file} has no text for ${key}`),
      ...own.filter((key) => textAt(manifest, key) === undefined).map((key) => `${file}: ${key} leads nowhere`),
      ...own
        .filter((key) => file === defaultLanguageFile && textAt(manifest, key) !== texts[file]?.[key])
        .map((key) => `${file}: ${key} is not what the manifest says`),
    ];
  });
}

function keysOf(texts: AppTexts | undefined): string[] {
  return Object.keys(texts ?? {}).filter((key) => key !== '$schema');
}

/** What people read besides name and description: the commands and the names of the tabs. */
function listedTexts(manifest: PackageSource['manifest']): string[] {
  const commands = manifest.bots.flatMap(({ commandLists }, bot) =>
    commandLists.flatMap(({ commands: list }, at) =>
      list.flatMap((_, index) =>
        ['title', 'description'].map((field) => `bots[${bot}].commandLists[${at}].commands[${index}].${field}`),
      ),
    ),
  );
  const tabs = Array.isArray(manifest['staticTabs']) ? manifest['staticTabs'] : [];
  return [...commands, ...tabs.map((_, index) => `staticTabs[${index}].name`)];
}

/** @param key such as `bots[0].commandLists[1].commands[0].title` */
function textAt(manifest: unknown, key: string): string | undefined {
  let at = manifest;
  for (const [step] of key.matchAll(/[^.[\]]+/g)) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = Reflect.get(at, step);
  }
  return typeof at === 'string' ? at : undefined;
}

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PNG } from 'pngjs';
import { buildPackage } from '../../../cli/package/build-package.ts';
import { checkSchema } from '../../../cli/package/check-schema.ts';
import { drawIcons } from '../../../cli/package/draw-icons.ts';
import type { PackageSource } from '../../../cli/package/read-package-source.ts';
import { ROOT } from '../../architecture/source-files.ts';
import { exampleSource, unpack } from '../../manifest/app-package.ts';

type Change = (source: PackageSource) => PackageSource;

function manifest(change: (manifest: PackageSource['manifest']) => object): Change {
  return (source) => ({ ...source, manifest: { ...source.manifest, ...change(source.manifest) } });
}

function text(file: string, change: Record<string, string>): Change {
  return (source) => ({ ...source, texts: { ...source.texts, [file]: { ...source.texts[file], ...change } } });
}

function icon(name: string, change: (picture: PNG) => PNG): Change {
  return (source) => {
    const picture = PNG.sync.read(Buffer.from(source.icons[name] ?? []));
    return { ...source, icons: { ...source.icons, [name]: PNG.sync.write(change(picture)) } };
  };
}

function painted(rgba: readonly number[], size?: number) {
  return (picture: PNG) => {
    const fresh = new PNG({ width: size ?? picture.width, height: size ?? picture.height });
    for (let at = 0; at < fresh.data.length; at += 4) fresh.data.set(rgba, at);
    return fresh;
  };
}

const permissions = (names: string[]) =>
  manifest(() => ({
    authorization: { permissions: { resourceSpecific: names.map((name) => ({ name, type: 'Application' })) } },
  }));

it('passes what is in order', async () => {
  const { manifest: built } = unpack(await buildPackage(await exampleSource(), { checkSchema }));

  expect(built.localizationInfo.defaultLanguageTag).toBe('sv');
});

it.each<[string, Change, RegExp]>([
  [
    'a placeholder that is left',
    manifest(() => ({ id: `$${'{{TEAMS_APP_ID}}'}` })),
    /manifest\.json: \$\{\{TEAMS_APP_ID\}\} is not/,
  ],
  [
    'a property that the schema does not know',
    manifest(() => ({ packageName: 'x' })),
    /manifest\.json .*additional prop/,
  ],
  [
    'a description that is too long',
    text('en.json', { 'description.short': 'x'.repeat(81) }),
    /en\.json.*80 characters/,
  ],
  [
    'a text that leads nowhere',
    text('da.json', { 'staticTabs[3].name': 'x' }),
    /da\.json: staticTabs\[3\]\.name leads nowhere/,
  ],
  ['a default text of its own', text('sv.json', { 'name.short': 'Kollega' }), /sv\.json: name\.short is not what/],
  [
    'a command without a translation',
    manifest(({ bots: [bot] }) => ({
      bots: [
        {
          ...bot,
          commandLists: bot?.commandLists.map((list) => ({ ...list, commands: [...list.commands, list.commands[0]] })),
        },
      ],
    })),
    /nb\.json has no text for bots\[0\]\.commandLists\[0\]\.commands\[10\]\.title/,
  ],
  [
    '17 permissions',
    permissions(Array.from({ length: 17 }, (_, n) => `P${n}`)),
    /17 permissions are asked for, 16 may be/,
  ],
  ['a permission asked for twice', permissions(['A', 'B', 'A']), /- A is asked for twice/],
  ['an icon of the wrong size', icon('color.png', painted([9, 9, 9, 255], 96)), /color\.png is 96x96, not 192x192/],
  [
    'a colour icon that one sees through',
    icon('color.png', painted([9, 9, 9, 200])),
    /color\.png has see-through parts/,
  ],
  ['a colour icon without colour', icon('color.png', painted([255, 255, 255, 255])), /color\.png has no colour/],
  [
    'an outline with colour',
    icon('outline.png', painted([200, 255, 255, 255])),
    /outline\.png has a colour other than white/,
  ],
  ['an outline without its ground', icon('outline.png', painted([255, 255, 255, 255])), /no transparent ground/],
  ['an empty outline', icon('outline.png', painted([255, 255, 255, 0])), /outline\.png is empty/],
  ['a missing icon', (source) => ({ ...source, icons: {} }), /color\.png is missing[\s\S]*outline\.png is missing/],
  [
    'an icon that is none',
    (source) => ({ ...source, icons: { ...source.icons, 'color.png': new Uint8Array([1, 2]) } }),
    /color\.png is no PNG/,
  ],
])('refuses %s', async (_name, change, message) => {
  await expect(buildPackage(change(await exampleSource()), { checkSchema })).rejects.toMatchObject({
    code: 'PACKAGE.INVALID',
    message: expect.stringMatching(message),
  });
});

it('has the icons that its SVGs draw', async () => {
  const read = (name: string) => readFile(path.join(ROOT, 'manifest/icons', name));
  const pictures = await Promise.all([read('color.svg'), read('outline.svg')]);
  const drawn = await drawIcons(pictures.map((picture) => picture.toString('utf8')));

  expect(drawn.map((png) => Buffer.from(png))).toEqual([await read('color.png'), await read('outline.png')]);
});

import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { drawIcons } from './draw-icons.ts';
import { ICONS } from './package-files.ts';

/** `kollegan icons`: draws the PNG icons of the app package anew from their SVG. */
export async function iconsCommand(): Promise<void> {
  const folder = path.resolve(import.meta.dirname, '../../manifest/icons');
  const pictures = await Promise.all(ICONS.map(({ name }) => readFile(path.join(folder, `${name}.svg`), 'utf8')));
  const drawn = await drawIcons(pictures);
  await Promise.all(
    ICONS.map(({ name }, index) => writeFile(path.join(folder, `${name}.png`), drawn[index] ?? new Uint8Array())),
  );
  console.log(`Drew ${ICONS.map(({ name, size }) => `${name}.png (${size}x${size})`).join(' and ')}.`);
}

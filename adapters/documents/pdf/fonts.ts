import { createRequire } from 'node:module';

/** DejaVu has Latin, Greek, Cyrillic and more; only the characters that are used come into the file. */
const FILES = {
  regular: 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  bold: 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
  italic: 'dejavu-fonts-ttf/ttf/DejaVuSans-Oblique.ttf',
} as const;

export type FontName = keyof typeof FILES;

/** @returns the path of a font file, in the checkout and in a package alike */
export function fontFile(name: FontName): string {
  return createRequire(import.meta.url).resolve(FILES[name]);
}

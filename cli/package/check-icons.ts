import { PNG } from 'pngjs';
import { ICONS, type PackageFiles } from './package-files.ts';

/**
 * Teams wants a 192x192 picture in full colour, without see-through parts, and a 32x32 outline that is white where it
 * is anything at all.
 * @returns what is wrong with them
 */
export function checkIcons(icons: PackageFiles): string[] {
  return ICONS.flatMap(({ name, size }) => {
    const file = icons[`${name}.png`];
    if (file === undefined) return [`${name}.png is missing`];
    const picture = readPng(file);
    if (picture === undefined) return [`${name}.png is no PNG`];
    const { width, height } = picture;
    if (width !== size || height !== size) return [`${name}.png is ${width}x${height}, not ${size}x${size}`];
    return name === 'outline' ? outlineFaults(pixelsOf(picture)) : colourFaults(pixelsOf(picture));
  });
}

interface Pixel {
  white: boolean;
  /** 0 is see-through, 255 is solid. */
  alpha: number;
}

function outlineFaults(pixels: readonly Pixel[]): string[] {
  const faults = [];
  if (pixels.some(({ white, alpha }) => alpha > 0 && !white)) faults.push('outline.png has a colour other than white');
  if (!pixels.some(({ alpha }) => alpha === 0)) faults.push('outline.png has no transparent ground');
  if (!pixels.some(({ alpha }) => alpha === 255)) faults.push('outline.png is empty');
  return faults;
}

function colourFaults(pixels: readonly Pixel[]): string[] {
  const faults = [];
  if (pixels.some(({ alpha }) => alpha < 255)) faults.push('color.png has see-through parts');
  if (pixels.every(({ white }) => white)) faults.push('color.png has no colour');
  return faults;
}

function readPng(file: Uint8Array): PNG | undefined {
  try {
    return PNG.sync.read(Buffer.from(file));
  } catch {
    return undefined;
  }
}

function pixelsOf({ width, height, data }: PNG): Pixel[] {
  return Array.from({ length: width * height }, (_, index) => {
    const [red, green, blue, alpha = 0] = data.subarray(index * 4, index * 4 + 4);
    return { white: red === 255 && green === 255 && blue === 255, alpha };
  });
}

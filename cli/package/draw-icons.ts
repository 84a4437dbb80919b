import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

/**
 * Draws SVG as PNG, each in the size that it states, with the same bytes on every machine. Call it once a process: the
 * rasteriser refuses a second start.
 */
export async function drawIcons(pictures: readonly string[]): Promise<Uint8Array[]> {
  const rasteriser = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm');
  await initWasm(await readFile(rasteriser));
  return pictures.map((svg) => new Resvg(svg).render().asPng());
}

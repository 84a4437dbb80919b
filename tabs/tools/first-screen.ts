import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** A screen counts with all that it needs before it can be used: the texts of one language, the heaviest of its pages. */
export interface FirstScreen {
  name: string;
  /** Of JavaScript, gzipped. */
  bytes: number;
}

interface Chunk {
  file: string;
  name?: string;
  imports?: string[];
  dynamicImports?: string[];
}

/** What a first screen may weigh at most. */
export const FIRST_SCREEN_BYTES = 200_000;

/** @returns each screen as the first that a person opens, heaviest first, from what Vite wrote about its build */
export function firstScreens(dist: string): FirstScreen[] {
  const chunks: Record<string, Chunk> = JSON.parse(readFileSync(path.join(dist, 'manifest.json'), 'utf8'));
  const always = [...closure(chunks, 'index.html'), ...closure(chunks, 'locales/sv.ts')];
  const sizes = new Map<string, number>();
  const sizeOf = (file: string) => {
    const size = sizes.get(file) ?? gzipSync(readFileSync(path.join(dist, file))).length;
    sizes.set(file, size);
    return size;
  };
  // By their names: the key of a screen that shares a part with what it fetches later is no file.
  return Object.entries(chunks)
    .filter(([, { name = '' }]) => /\wScreen$/.test(name))
    .map(([key, { name = '' }]) => {
      const bytesOf = (files: Iterable<string>) => [...new Set(files)].reduce((sum, file) => sum + sizeOf(file), 0);
      const own = [...always, ...closure(chunks, key), ...wordsOf(chunks, key)];
      const pages = (chunks[key]?.dynamicImports ?? []).filter((each) => /Page\.tsx$/.test(each));
      const withPages = pages.map((page) => bytesOf([...own, ...closure(chunks, page)]));
      return { name, bytes: Math.max(bytesOf(own), ...withPages) };
    })
    .sort((one, other) => other.bytes - one.bytes);
}

/** Words that only some screens need, in one language. */
function wordsOf(chunks: Readonly<Record<string, Chunk>>, key: string): string[] {
  const needed = closure(chunks, key);
  const late = Object.values(chunks).flatMap(({ file, dynamicImports = [] }) =>
    needed.has(file) ? dynamicImports : [],
  );
  return late.filter((each) => /locales\/\w+\/sv\.ts$/.test(each)).flatMap((each) => [...closure(chunks, each)]);
}

function closure(chunks: Readonly<Record<string, Chunk>>, key: string, seen = new Set<string>()): Set<string> {
  const chunk = chunks[key];
  if (!chunk || seen.has(chunk.file)) return seen;
  seen.add(chunk.file);
  for (const each of chunk.imports ?? []) closure(chunks, each, seen);
  return seen;
}

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.resolve(__dirname, '../..');

/** What ships: the rooms of the house without the tests. */
export const PRODUCT_ROOMS = ['bot', 'functions', 'cli', 'core', 'adapters', 'cards', 'infra'] as const;

export interface SourceFile {
  /** Below the root, with slashes. */
  name: string;
  text: string;
}

/** @returns every TypeScript file of these rooms */
export function sourceFiles(rooms: readonly string[] = PRODUCT_ROOMS): SourceFile[] {
  return rooms.flatMap((room) =>
    readdirSync(path.join(ROOT, room), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => ({
        name: path.posix.join(room, name.split(path.sep).join('/')),
        text: readFileSync(path.join(ROOT, room, name), 'utf8'),
      })),
  );
}

/** @returns each place where the pattern fits, as `file:line: text` */
export function placesOf(pattern: RegExp, files: readonly SourceFile[]): string[] {
  return files.flatMap(({ name, text }) =>
    text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${name}:${index + 1}: ${line.trim()}`] : [])),
  );
}

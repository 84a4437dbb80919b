import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { LabelledItem } from './labelled-item.ts';
import { readItems } from './read-items.ts';

/** @returns the items of `folder`, in the order of their files' names */
export function readOwnItems(folder: string): LabelledItem[] {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .sort();
  return files.flatMap((file) => readItems(readFileSync(path.join(folder, file), 'utf8'), path.parse(file).name));
}

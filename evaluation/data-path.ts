import { existsSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '..');
/** The data is not part of the project: it lies in it, or beside it. */
const PLACES = ['data', '../shared/data'];

/** @returns where a data file is, or where it should be put when there is none */
export function dataPath(name: string): string {
  const places = PLACES.map((place) => path.resolve(ROOT, place, name));
  return places.find((place) => existsSync(place)) ?? path.resolve(ROOT, 'data', name);
}

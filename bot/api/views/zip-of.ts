import { zipSync } from 'fflate';

/** One file of several, as browsers save and people open it. */
export function zipOf(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  return zipSync({ ...files });
}

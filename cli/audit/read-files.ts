import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { PublicKey } from '../../core/signing/index.ts';
import { wrongUse } from '../wrong-use.ts';

const NEXT = 'Give the path of a file that can be read, as "npm run -s kollegan -- audit" says.';
const KeySet = z.object({ keys: z.array(PublicKey).min(1) });

/** @returns public keys as `/.well-known/kollegan-keys.json` serves them; undefined without a file */
export function readKeys(file: string | undefined): PublicKey[] | undefined {
  if (file === undefined) return undefined;
  const keys = KeySet.safeParse(readJson(file));
  if (!keys.success) throw wrongUse(`${file} holds no public keys`, NEXT);
  return keys.data.keys;
}

/** @throws `CLI.WRONG_USE` */
export function readJson(file: string): unknown {
  try {
    return JSON.parse(readText(file));
  } catch (error) {
    if (error instanceof SyntaxError) throw wrongUse(`${file} is no JSON`, NEXT);
    throw error;
  }
}

/** @throws `CLI.WRONG_USE` */
export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw wrongUse(`${file} cannot be read`, NEXT);
  }
}

/** Line by line, however large the file is. @throws `CLI.WRONG_USE` */
export async function* readLines(file: string): AsyncGenerator<string> {
  try {
    yield* createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
  } catch {
    throw wrongUse(`${file} cannot be read`, NEXT);
  }
}

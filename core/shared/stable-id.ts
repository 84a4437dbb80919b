import { createHash } from 'node:crypto';

/**
 * The same parts always give the same id, so that a repeated message makes the same thing and not a second one.
 * @returns 20 lower-case hexadecimal characters (80 bits of SHA-256) behind a prefix
 */
export function stableId(prefix: string, ...parts: string[]): string {
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  return `${prefix}-${hash.slice(0, 20)}`;
}

/** @returns SHA-256 of the text as hexadecimal. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

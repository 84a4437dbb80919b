const FNV_OFFSET = 2_166_136_261;
const FNV_PRIME = 16_777_619;

/** 32-bit FNV-1a over UTF-16 units. @returns an unsigned 32-bit number, the same on every machine. */
export function hashText(text: string): number {
  let hash = FNV_OFFSET;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), FNV_PRIME);
  return hash >>> 0;
}

/** Spreads three numbers over 32 bits (the finaliser of MurmurHash3), so that a feature needs no string of its own. */
export function mixHash(kind: number, first: number, second: number): number {
  let hash = Math.imul(kind + 1, 0x9e3779b1) ^ first;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) ^ Math.imul(second, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

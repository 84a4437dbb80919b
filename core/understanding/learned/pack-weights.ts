const SEVEN_BITS = 0x7f;
const MORE = 0x80;

/**
 * Packs a table that is mostly zeros: for each other weight the distance to the one before it (base-128, low digits
 * first) and the weight itself in one byte, all in base64.
 */
export function packWeights(weights: Int8Array): string {
  const bytes: number[] = [];
  let last = -1;
  weights.forEach((weight, bucket) => {
    if (weight === 0) return;
    let gap = bucket - last;
    last = bucket;
    while (gap > SEVEN_BITS) {
      bytes.push((gap & SEVEN_BITS) | MORE);
      gap >>>= 7;
    }
    bytes.push(gap, weight & 0xff);
  });
  return btoa(bytes.map((byte) => String.fromCharCode(byte)).join(''));
}

/** @returns the table, or null when `packed` is not one of `size` weights */
export function unpackWeights(packed: string, size: number): Int8Array | null {
  const bytes = decodeBase64(packed);
  if (bytes === null) return null;
  const weights = new Int8Array(size);
  let bucket = -1;
  for (let at = 0; at < bytes.length; at += 1) {
    let gap = 0;
    let shift = 0;
    while ((bytes[at] ?? 0) & MORE) {
      gap |= ((bytes[at] ?? 0) & SEVEN_BITS) << shift;
      shift += 7;
      at += 1;
    }
    gap |= (bytes[at] ?? 0) << shift;
    at += 1;
    bucket += gap;
    if (gap < 1 || bucket >= size || at >= bytes.length) return null;
    weights[bucket] = bytes[at] ?? 0;
  }
  return weights;
}

function decodeBase64(text: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}

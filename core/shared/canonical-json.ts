import canonicalize from 'canonicalize';

/**
 * JSON as RFC 8785 (JCS) writes it: the same value is always the same text, here and in other programs.
 * Throws on what JSON cannot hold (undefined, NaN, half a surrogate pair).
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('Only what JSON can hold has a canonical form.');
  return text;
}

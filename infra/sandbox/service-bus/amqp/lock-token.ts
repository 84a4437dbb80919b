/**
 * The 16 bytes of a lock token as Service Bus writes them in a delivery tag: those of a .NET Guid, whose first three
 * groups are little-endian. (Management requests carry the bytes in plain order.)
 */
export function deliveryTag(token: string): Buffer {
  const bytes = tokenBytes(token);
  bytes.subarray(0, 4).reverse();
  bytes.subarray(4, 6).reverse();
  bytes.subarray(6, 8).reverse();
  return bytes;
}

/** @param token a UUID with its dashes */
export function tokenBytes(token: string): Buffer {
  return Buffer.from(token.replaceAll('-', ''), 'hex');
}

/** @param bytes 16 bytes in plain order */
export function tokenOf(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

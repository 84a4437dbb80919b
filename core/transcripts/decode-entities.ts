/** What XML and WebVTT write for characters that mean something to them. */
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
  lrm: '\u200E',
  rlm: '\u200F',
};

function characterOf(code: number, written: string): string {
  const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : written;
}

/** Replaces entities once, so that nothing that they stand for is read as an entity again; others stay as written. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]{2,4}));/g, (written, decimal, hex, name) => {
    if (decimal !== undefined) return characterOf(Number(decimal), written);
    if (hex !== undefined) return characterOf(Number.parseInt(hex, 16), written);
    return NAMED[name] ?? written;
  });
}

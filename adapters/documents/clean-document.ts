import type { Block, ReadableDocument } from '../../core/documents/index.ts';

/** What XML 1.0 forbids, and what turns text around or hides in it. Line breaks and tabs stay. */
const UNFIT =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/g;

/** @returns the document with every text as both formats can hold it: whole characters, composed, no controls */
export function cleanDocument({ title, subtitle, language, blocks }: ReadableDocument): ReadableDocument {
  return {
    title: clean(title),
    ...(subtitle !== undefined && { subtitle: clean(subtitle) }),
    language,
    blocks: blocks.map(cleanBlock),
  };
}

function cleanBlock(block: Block): Block {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return { ...block, text: clean(block.text) };
    case 'quote':
      return { ...block, text: clean(block.text), source: clean(block.source) };
    case 'list':
      return { ...block, items: block.items.map(clean) };
    case 'facts':
      return { ...block, rows: block.rows.map(([label, value]) => [clean(label), clean(value)] as const) };
    case 'table':
      return { ...block, header: block.header.map(clean), rows: block.rows.map((row) => row.map(clean)) };
  }
}

function clean(text: string): string {
  return text.toWellFormed().normalize('NFC').replace(/\r\n?/g, '\n').replace(UNFIT, '');
}

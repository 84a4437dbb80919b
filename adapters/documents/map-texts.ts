import type { Block, ReadableDocument } from '../../core/documents/index.ts';

/** @returns the document with every text of it changed in the same way */
export function mapTexts(document: ReadableDocument, change: (text: string) => string): ReadableDocument {
  const { title, subtitle, blocks } = document;
  return {
    ...document,
    title: change(title),
    ...(subtitle !== undefined && { subtitle: change(subtitle) }),
    blocks: blocks.map((block) => mapBlock(block, change)),
  };
}

function mapBlock(block: Block, change: (text: string) => string): Block {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return { ...block, text: change(block.text) };
    case 'quote':
      return { ...block, text: change(block.text), source: change(block.source) };
    case 'list':
      return { ...block, items: block.items.map(change) };
    case 'facts':
      return { ...block, rows: block.rows.map(([label, value]) => [change(label), change(value)] as const) };
    case 'table':
      return { ...block, header: block.header.map(change), rows: block.rows.map((row) => row.map(change)) };
  }
}

import { escapeMarkdown, plainText } from '../shared/plain-text.ts';
import type { Block, ReadableDocument } from './readable-document.ts';

/** Longer than anything that is kept. */
const MAX_TEXT = 10_000;

/** @returns the document as Markdown, in which every text stays text */
export function documentMarkdown({ title, subtitle, blocks }: ReadableDocument): string {
  return [`# ${safe(title)}`, ...(subtitle === undefined ? [] : [safe(subtitle)]), ...blocks.map(markdownOf), ''].join(
    '\n\n',
  );
}

function markdownOf(block: Block): string {
  switch (block.type) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${safe(block.text)}`;
    case 'paragraph':
      return safe(block.text);
    case 'quote':
      return `> ${safe(block.text)}\n>\n> – ${safe(block.source)}`;
    case 'list':
      return block.items.map((text) => `- ${safe(text)}`).join('\n');
    case 'facts':
      return block.rows.map(([label, value]) => `- ${safe(label)}: ${safe(value)}`).join('\n');
    case 'table':
      return [block.header, block.header.map(() => '---'), ...block.rows].map(rowOf).join('\n');
  }
}

function rowOf(cells: readonly string[], index: number): string {
  return `| ${cells.map((cell) => (index === 1 ? cell : safe(cell))).join(' | ')} |`;
}

/** A hyphen means something only where a line begins; elsewhere it would only make dates hard to read. */
function safe(text: string): string {
  return escapeMarkdown(plainText(text, MAX_TEXT)).replace(/(?<!^)\\-/g, '-');
}

import { AlignmentType, Document, Footer, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import type { Block, ReadableDocument } from '../../../core/documents/index.ts';
import { LANGUAGE_TAGS } from '../language-tags.ts';
import { STYLES } from './docx-styles.ts';
import { factsTable, headedTable } from './docx-tables.ts';
import { textRuns } from './text-runs.ts';

/** @returns a Word file with headings, lists and tables as Word knows them, in its own language */
export async function renderDocx({ title, subtitle, language, blocks }: ReadableDocument): Promise<Uint8Array> {
  const document = new Document({
    title,
    creator: 'Kollegan',
    lastModifiedBy: 'Kollegan',
    styles: {
      ...STYLES,
      default: {
        ...STYLES.default,
        document: { run: { ...STYLES.default.document.run, language: { value: LANGUAGE_TAGS[language] } } },
      },
    },
    sections: [
      {
        footers: { default: pageNumbers() },
        children: [
          new Paragraph({ style: 'Title', children: textRuns(title) }),
          ...(subtitle === undefined ? [] : [new Paragraph({ style: 'Subtitle', children: textRuns(subtitle) })]),
          ...blocks.flatMap(toDocx),
        ],
      },
    ],
  });
  return await Packer.toBuffer(document);
}

function toDocx(block: Block) {
  switch (block.type) {
    case 'heading':
      // The title is the document's first level.
      return [new Paragraph({ style: `Heading${block.level - 1}`, keepNext: true, children: textRuns(block.text) })];
    case 'paragraph':
      return [new Paragraph({ children: textRuns(block.text) })];
    case 'quote':
      return [
        new Paragraph({ style: 'Quote', keepNext: true, children: textRuns(block.text) }),
        new Paragraph({ style: 'QuoteSource', children: textRuns(block.source) }),
      ];
    case 'list':
      return block.items.map((text) => new Paragraph({ bullet: { level: 0 }, children: textRuns(text) }));
    case 'facts':
      return block.rows.length === 0 ? [] : [factsTable(block.rows), space()];
    case 'table':
      return block.header.length === 0 ? [] : [headedTable(block.header, block.rows), space()];
  }
}

/** Word joins two tables that nothing stands between. */
function space(): Paragraph {
  return new Paragraph({ children: [] });
}

function pageNumbers(): Footer {
  const run = new TextRun({
    size: 17,
    children: [PageNumber.CURRENT, ' (', PageNumber.TOTAL_PAGES, ')'],
  });
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.RIGHT, children: [run] })] });
}

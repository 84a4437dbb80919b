import { buffer } from 'node:stream/consumers';
import type { Block, ReadableDocument } from '../../../core/documents/index.ts';
import { mapTexts } from '../map-texts.ts';
import { drawFacts, drawTable } from './draw-table.ts';
import { createPdfWriter, type PdfWriter } from './pdf-writer.ts';
import { COLOURS, CONTENT_WIDTH, SHEET, SIZES } from './sheet.ts';

/** @returns a tagged PDF (PDF/UA-1) with its fonts inside */
export async function renderPdf(given: ReadableDocument): Promise<Uint8Array> {
  const writer = createPdfWriter(given);
  const document = mapTexts(given, writer.drawable);
  const { pdf } = writer;
  const bytes = buffer(pdf);
  drawTitle(writer, document);
  for (const block of document.blocks) {
    drawBlock(writer, block);
    pdf.y += 8;
  }
  writer.root.end();
  drawPageNumbers(writer);
  pdf.end();
  return await bytes;
}

function drawTitle(writer: PdfWriter, { title, subtitle }: ReadableDocument): void {
  element(writer, 'H1', () => {
    writer.use({ font: 'bold', size: SIZES.title });
    writer.flow(title);
  });
  if (subtitle !== undefined) {
    element(writer, 'P', () => {
      writer.use({ size: SIZES.subtitle, colour: COLOURS.quiet });
      writer.flow(subtitle);
    });
  }
  writer.pdf.y += 10;
}

function drawBlock(writer: PdfWriter, block: Block): void {
  if (block.type === 'heading') drawHeading(writer, block);
  if (block.type === 'paragraph') drawParagraph(writer, block.text);
  if (block.type === 'quote') drawQuote(writer, block);
  if (block.type === 'list') drawList(writer, block.items);
  if (block.type === 'facts') drawFacts(writer, block.rows);
  if (block.type === 'table') drawTable(writer, block);
}

function drawHeading(writer: PdfWriter, { level, text }: Extract<Block, { type: 'heading' }>): void {
  // A heading stays with the first lines of what it is about.
  writer.ensure(80);
  writer.pdf.y += level === 2 ? 8 : 2;
  element(writer, `H${level}`, () => {
    writer.use({ font: 'bold', size: level === 2 ? SIZES.heading2 : SIZES.heading3 });
    writer.flow(text);
  });
}

function drawParagraph(writer: PdfWriter, text: string): void {
  element(writer, 'P', () => {
    writer.use({ size: SIZES.text });
    writer.flow(text);
  });
}

function drawQuote(writer: PdfWriter, { text, source }: Extract<Block, { type: 'quote' }>): void {
  const quote = writer.under(writer.root, 'BlockQuote');
  writer
    .under(quote, 'P', () => {
      writer.use({ font: 'italic', size: SIZES.text });
      writer.flow(text, 16);
    })
    .end();
  writer
    .under(quote, 'P', () => {
      writer.use({ size: SIZES.small, colour: COLOURS.quiet });
      writer.flow(source, 16);
    })
    .end();
  quote.end();
}

function drawList(writer: PdfWriter, items: readonly string[]): void {
  const { pdf } = writer;
  const list = writer.under(writer.root, 'L');
  for (const text of items) {
    writer.use({ size: SIZES.text });
    writer.ensure(16);
    const item = writer.under(list, 'LI');
    const { y } = pdf;
    writer.under(item, 'Lbl', () => void pdf.text('•', SHEET.margin + 4, y, { lineBreak: false })).end();
    pdf.y = y;
    writer.under(item, 'LBody', () => writer.flow(text, 16)).end();
    item.end();
  }
  list.end();
}

function element(writer: PdfWriter, tag: string, content: () => void): void {
  writer.under(writer.root, tag, content).end();
}

function drawPageNumbers(writer: PdfWriter): void {
  const { pdf } = writer;
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page);
    // Else text below the margin would begin a page of its own.
    pdf.page.margins.bottom = 0;
    writer.decorate('Pagination', () => {
      writer.use({ size: SIZES.small, colour: COLOURS.quiet });
      pdf.text(`${page - start + 1} (${count})`, SHEET.margin, SHEET.footer, { width: CONTENT_WIDTH, align: 'right' });
    });
  }
}

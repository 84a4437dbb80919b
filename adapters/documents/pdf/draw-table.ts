import type { Block } from '../../../core/documents/index.ts';
import { columnWidths } from './column-widths.ts';
import type { Element, PdfWriter, TextStyle } from './pdf-writer.ts';
import { COLOURS, CONTENT_WIDTH, SHEET, SIZES } from './sheet.ts';
import { wrapLines } from './wrap-lines.ts';

const PADDING = 4;
const LINE_HEIGHT = 12.5;

interface Column {
  x: number;
  width: number;
}

interface Cell extends Column {
  lines: string[];
}

const HEAD: TextStyle = { font: 'bold', size: SIZES.table };
const BODY: TextStyle = { size: SIZES.table };

/** A row that does not fit goes on on the next page, under the header again. */
export function drawTable(writer: PdfWriter, { header, rows }: Extract<Block, { type: 'table' }>): void {
  if (header.length === 0) return;
  const columns = columnsOf(writer, [header, ...rows], header.length);
  const head = cellsOf(writer, header, columns, HEAD);
  const table = writer.under(writer.root, 'Table');
  writer.ensure(heightOf(head) + 3 * LINE_HEIGHT);
  const row = writer.under(table, 'TR');
  drawHead(writer, head, (draw) => writer.under(row, 'TH', draw, 'Column').end());
  row.end();
  // The header of a later page is told once, by the table itself.
  const onNewPage = () => writer.decorate('Pagination', () => drawHead(writer, head, (draw) => draw()));
  for (const texts of rows) drawRow(writer, table, cellsOf(writer, texts, columns, BODY), BODY, onNewPage);
  table.end();
}

/** Pairs of label and value: a table whose first column is the header. */
export function drawFacts(writer: PdfWriter, rows: readonly (readonly [string, string])[]): void {
  if (rows.length === 0) return;
  const columns = columnsOf(writer, rows, 2);
  const table = writer.under(writer.root, 'Table');
  for (const texts of rows) {
    const [label, value] = columns;
    if (label === undefined || value === undefined) return;
    const cells = [
      ...cellsOf(writer, texts.slice(0, 1), [label], HEAD),
      ...cellsOf(writer, texts.slice(1), [value], BODY),
    ];
    drawRow(writer, table, cells, HEAD, () => undefined);
  }
  table.end();
}

function columnsOf(writer: PdfWriter, rows: readonly (readonly string[])[], count: number): Column[] {
  writer.use(HEAD);
  const widths = columnWidths({
    rows,
    count,
    total: CONTENT_WIDTH,
    widthOf: (text) => writer.widthOf(text) + 2 * PADDING,
  });
  let x: number = SHEET.margin;
  return widths.map((width) => {
    const column = { x, width };
    x += width;
    return column;
  });
}

function cellsOf(writer: PdfWriter, texts: readonly string[], columns: readonly Column[], style: TextStyle): Cell[] {
  writer.use(style);
  return columns.map((column, index) => ({
    ...column,
    lines: wrapLines(texts[index] ?? '', column.width - 2 * PADDING, writer.widthOf),
  }));
}

function heightOf(cells: readonly Cell[]): number {
  return Math.max(...cells.map(({ lines }) => lines.length)) * LINE_HEIGHT + 2 * PADDING;
}

function drawHead(writer: PdfWriter, cells: readonly Cell[], each: (draw: () => void) => void): void {
  const { pdf } = writer;
  const top = pdf.y;
  const height = heightOf(cells);
  writer.decorate('Layout', () => {
    pdf.rect(SHEET.margin, top, CONTENT_WIDTH, height).fill(COLOURS.shade);
  });
  writer.use(HEAD);
  for (const cell of cells) each(() => drawLines(writer, cell, cell.lines, top));
  pdf.y = top + height;
}

/** Draws as many lines as the page has room for and goes on on the next, until every cell is written. */
function drawRow(
  writer: PdfWriter,
  table: Element,
  cells: readonly Cell[],
  first: TextStyle,
  onNewPage: () => void,
): void {
  const { pdf } = writer;
  const row = writer.under(table, 'TR');
  const elements = cells.map((cell, index) => ({
    cell,
    style: index === 0 ? first : BODY,
    element: first === HEAD && index === 0 ? writer.under(row, 'TH', undefined, 'Row') : writer.under(row, 'TD'),
  }));
  const whole = heightOf(cells);
  const total = Math.max(...cells.map(({ lines }) => lines.length));
  let from = 0;
  while (from < total) {
    // A short row is kept together; one that is longer than a page is cut where the page ends.
    const wanted = from === 0 && whole < 200 ? whole : 2 * LINE_HEIGHT + 2 * PADDING;
    if (pdf.y + wanted > SHEET.bottom) {
      pdf.addPage();
      onNewPage();
    }
    const room = Math.max(1, Math.floor((SHEET.bottom - pdf.y - 2 * PADDING) / LINE_HEIGHT));
    const to = Math.min(total, from + room);
    const top = pdf.y;
    for (const { cell, style, element } of elements) {
      const lines = cell.lines.slice(from, to);
      if (lines.length === 0) continue;
      writer.use(style);
      element.add(() => drawLines(writer, cell, lines, top));
    }
    pdf.y = top + (to - from) * LINE_HEIGHT + 2 * PADDING;
    writer.decorate('Layout', () => drawLine(writer, pdf.y));
    from = to;
  }
  for (const { element } of elements) element.end();
  row.end();
}

function drawLines({ pdf }: PdfWriter, { x }: Column, lines: readonly string[], top: number): void {
  lines.forEach((line, index) => {
    pdf.text(line, x + PADDING, top + PADDING + index * LINE_HEIGHT, { lineBreak: false });
  });
}

function drawLine({ pdf }: PdfWriter, y: number): void {
  pdf
    .moveTo(SHEET.margin, y)
    .lineTo(SHEET.margin + CONTENT_WIDTH, y)
    .lineWidth(0.5)
    .stroke(COLOURS.line);
}

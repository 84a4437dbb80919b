import { BorderStyle, Paragraph, ShadingType, Table, TableCell, TableRow, WidthType } from 'docx';
import { textRuns } from './text-runs.ts';

const LINE = { style: BorderStyle.SINGLE, size: 4, color: 'C7C7C7' } as const;
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const SHADE = { type: ShadingType.CLEAR, fill: 'F2F2F2', color: 'auto' } as const;
const SETTINGS = {
  width: { size: 100, type: WidthType.PERCENTAGE },
  borders: { top: LINE, bottom: LINE, left: NONE, right: NONE, insideHorizontal: LINE, insideVertical: NONE },
  margins: { top: 60, bottom: 60, left: 80, right: 80 },
} as const;

/** Word repeats the header on every page that the table goes on to. */
export function headedTable(header: readonly string[], rows: readonly (readonly string[])[]): Table {
  return new Table({
    ...SETTINGS,
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: header.map((text) => cell(text, true, true)) }),
      ...rows.map((row) => new TableRow({ children: header.map((_, index) => cell(row[index] ?? '')) })),
    ],
  });
}

/** Pairs of label and value. */
export function factsTable(rows: readonly (readonly [string, string])[]): Table {
  return new Table({
    ...SETTINGS,
    rows: rows.map(([label, value]) => new TableRow({ children: [cell(label, true), cell(value)] })),
  });
}

function cell(text: string, bold = false, shaded = false): TableCell {
  return new TableCell({
    ...(shaded && { shading: SHADE }),
    children: [new Paragraph({ children: textRuns(text, bold) })],
  });
}

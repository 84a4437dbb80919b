import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

export interface Cell {
  text: string;
  style?: Style;
}

export interface TableLook {
  colour: boolean;
  /** Characters of the terminal; null where nobody looks, so that nothing is wrapped. */
  width: number | null;
}

const GAP = '  ';
/** Narrower than this a column is no longer read. */
const NARROWEST = 16;

/**
 * Lines a table's cells up in columns; where the terminal is too narrow, one column is wrapped between words.
 * @param wrapped index of that column
 */
export function formatTable(rows: readonly (readonly Cell[])[], wrapped: number, { colour, width }: TableLook): string {
  const columns = Array.from({ length: Math.max(0, ...rows.map((row) => row.length)) }, (_, column) => column);
  const widths = columns.map((column) => Math.max(...rows.map((row) => lengthOf(row[column]?.text ?? ''))));
  const all = widths.reduce((sum, one) => sum + one, 0) + GAP.length * (widths.length - 1);
  if (width !== null && all > width) {
    widths[wrapped] = Math.max(NARROWEST, (widths[wrapped] ?? 0) - (all - width));
  }
  return rows.flatMap((row) => formatRow(row, widths, colour)).join('\n');
}

function formatRow(row: readonly Cell[], widths: readonly number[], colour: boolean): string[] {
  const cells = row.map(({ text }, column) => wrap(text, widths[column] ?? 0));
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, at) =>
    row
      .map(({ style }, column) => {
        const text = cells[column]?.[at] ?? '';
        const padding =
          column === row.length - 1 ? '' : ' '.repeat(Math.max(0, (widths[column] ?? 0) - lengthOf(text)));
        const shown =
          colour && style !== undefined && text !== '' ? styleText(style, text, { validateStream: false }) : text;
        return shown + padding;
      })
      .join(GAP)
      .trimEnd(),
  );
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && lengthOf(longer) > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
}

function lengthOf(text: string): number {
  return [...text].length;
}

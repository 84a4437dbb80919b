/** A4 in points, with margins; what stands below `bottom` is the page's number. */
export const SHEET = {
  size: 'A4',
  width: 595.28,
  height: 841.89,
  margin: 56,
  bottom: 841.89 - 64,
  footer: 841.89 - 44,
} as const;

export const CONTENT_WIDTH = SHEET.width - 2 * SHEET.margin;

export const COLOURS = { text: '#1f1f1f', quiet: '#595959', line: '#c7c7c7', shade: '#f2f2f2' } as const;

export const SIZES = { title: 20, subtitle: 11, heading2: 14, heading3: 12, text: 10, table: 9, small: 8.5 } as const;

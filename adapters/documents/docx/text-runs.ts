import { TextRun } from 'docx';

/** @returns the text with its line breaks as Word's */
export function textRuns(text: string, bold = false): TextRun[] {
  return text.split('\n').map((line, index) => new TextRun({ text: line, bold, ...(index > 0 && { break: 1 }) }));
}

import PDFDocument from 'pdfkit';
import type { ReadableDocument } from '../../../core/documents/index.ts';
import { LANGUAGE_TAGS } from '../language-tags.ts';
import { type FontName, fontFile } from './fonts.ts';
import { COLOURS, CONTENT_WIDTH, SHEET } from './sheet.ts';

type Pdf = PDFKit.PDFDocument;
export type Element = PDFKit.PDFStructureElement;

export interface TextStyle {
  font?: FontName;
  /** In points. */
  size: number;
  colour?: string;
}

/** A pdfkit document with our fonts and page, and the few things that are done with it. */
export interface PdfWriter {
  pdf: Pdf;
  root: Element;
  use(style: TextStyle): void;
  /** In points, of one line in the style that is in use. */
  widthOf(text: string): number;
  /** A structure element under another one; `content` draws what it holds. End it when it is complete. */
  under(parent: Element, tag: string, content?: () => void, scope?: 'Row' | 'Column'): Element;
  /** Draws what is no content: lines, shades, what is repeated. */
  decorate(type: 'Layout' | 'Pagination', draw: () => void): void;
  /** A new page unless so many points are left on this one. */
  ensure(points: number): void;
  /** The text with a box for each character that no font of ours has, such as Chinese. */
  drawable(text: string): string;
  /** Text over the page's width from where the last ended, on as many pages as it takes. */
  flow(text: string, indent?: number): void;
}

export function createPdfWriter({ title, language }: ReadableDocument): PdfWriter {
  const { margin } = SHEET;
  const pdf = new PDFDocument({
    size: SHEET.size,
    margins: { top: margin, left: margin, right: margin, bottom: SHEET.height - SHEET.bottom },
    pdfVersion: '1.7',
    // The types of 0.17 do not know it yet.
    subset: 'PDF/UA' as 'PDF/A-2a',
    tagged: true,
    displayTitle: true,
    lang: LANGUAGE_TAGS[language],
    info: { Title: title, Producer: 'Kollegan', Creator: 'Kollegan' },
    // The page numbers are written when it is known how many there are.
    bufferPages: true,
    font: fontFile('regular'),
  });
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  // By file, never by a registered name: pdfkit would read the file anew each time that a second name leads to it.
  const files = { regular: fontFile('regular'), bold: fontFile('bold'), italic: fontFile('italic') };

  const has = glyphsOf(pdf);

  // To set a word in type takes long, and most words of a table come again.
  const known = new Map<string, number>();
  let inUse = '';

  return {
    pdf,
    root,
    use({ font = 'regular', size, colour = COLOURS.text }) {
      pdf.font(files[font]).fontSize(size).fillColor(colour);
      inUse = `${font} ${size}`;
    },
    widthOf(text) {
      const key = `${inUse} ${text}`;
      const width = known.get(key) ?? pdf.widthOfString(text);
      known.set(key, width);
      return width;
    },
    under(parent, tag, content, scope) {
      const options: { title?: string; scope?: string } = scope === undefined ? {} : { scope };
      const element = pdf.struct(tag, options);
      parent.add(element);
      if (content !== undefined) element.add(content);
      return element;
    },
    decorate(type, draw) {
      pdf.markContent('Artifact', { type });
      draw();
      pdf.endMarkedContent();
    },
    drawable: (text) => text.replace(INVISIBLE, '').replace(BEYOND_LATIN, (sign) => (has(sign) ? sign : '\u25A1')),
    ensure(points) {
      if (pdf.y + points > SHEET.bottom) pdf.addPage();
    },
    flow: (text, indent = 0) =>
      void pdf.text(text, margin + indent, pdf.y, { width: CONTENT_WIDTH - indent, lineGap: 2 }),
  };
}

/** Joins and picks the form of signs; by itself it is nothing to draw. */
const INVISIBLE = /[\u200B-\u200D\u2060\uFEFF]|[\uFE00-\uFE0F]/g;
const BEYOND_LATIN = /[^\u0000-\u024F]/gu;

/** pdfkit has no question for this; the font that it holds has. */
function glyphsOf(pdf: Pdf): (sign: string) => boolean {
  const { _font } = pdf as unknown as { _font: { font: { hasGlyphForCodePoint(point: number): boolean } } };
  return (sign) => _font.font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0);
}

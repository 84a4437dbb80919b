import { decodeEntities } from './decode-entities.ts';
import { badDocument, declaredEntities } from './transcript.errors.ts';

/** What is in a document but was not said: deleted text, field codes, and a drawing's second copy for old readers. */
const SKIPPED = new Set(['w:delText', 'w:instrText', 'mc:Fallback']);

/**
 * The text of the paragraphs of a Word file's `word/document.xml`, in order; a line break in a paragraph is `\n`, a tab
 * `\t`. A reader of tags and text alone: entities cannot be declared, nothing is fetched, and it goes over the document
 * once.
 * @throws AppError TRANSCRIPT.BAD_DOCUMENT
 */
export function documentParagraphs(xml: string): string[] {
  const paragraphs: string[] = [];
  let words = '';
  let isText = false;
  let at = 0;
  while (at < xml.length) {
    const open = xml.indexOf('<', at);
    if (isText) words += decodeEntities(xml.slice(at, open === -1 ? xml.length : open));
    if (open === -1) break;
    const place = paragraphs.length + 1;
    at = tagEnd(xml, open, place);
    const tag = nameOf(xml, open);
    if (tag === '!DOCTYPE') throw declaredEntities();
    if (isText && tag === '![CDATA[') words += xml.slice(open + 9, at - 3);
    if (tag === 'w:t') isText = xml[at - 2] !== '/';
    if (tag === '/w:t') isText = false;
    if (tag === 'w:tab') words += '\t';
    if (tag === 'w:br' || tag === 'w:cr') words += '\n';
    if (SKIPPED.has(tag) && xml[at - 2] !== '/') at = skip(xml, at, tag, place);
    if (tag === '/w:p') {
      paragraphs.push(words);
      words = '';
    }
  }
  if (paragraphs.length === 0 || !xml.includes('</w:document>')) throw badDocument(paragraphs.length + 1);
  return paragraphs;
}

const OPENERS: readonly (readonly [string, string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
];

/** @returns the index behind what begins at `open`. */
function tagEnd(xml: string, open: number, paragraph: number): number {
  const [start, end] = OPENERS.find(([opener]) => xml.startsWith(opener, open)) ?? ['<', '>'];
  const close = xml.indexOf(end, open + start.length);
  if (close === -1) throw badDocument(paragraph);
  return close + end.length;
}

/** @returns `w:t` for `<w:t …>`, `/w:t` for `</w:t>`. */
function nameOf(xml: string, open: number): string {
  if (xml.startsWith('<![CDATA[', open)) return '![CDATA[';
  return /^\/?[^\s/>]{0,40}/.exec(xml.slice(open + 1, open + 42))?.[0] ?? '';
}

function skip(xml: string, from: number, tag: string, paragraph: number): number {
  const end = xml.indexOf(`</${tag}>`, from);
  if (end === -1) throw badDocument(paragraph);
  return end + tag.length + 3;
}

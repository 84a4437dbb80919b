import { buffer } from 'node:stream/consumers';
import { getDocumentProxy } from 'unpdf';

/** What a reader makes of the PDF that comes in: its pages' texts, its tags in order, its language and its fonts. */
async function main(): Promise<void> {
  const pdf = await getDocumentProxy(new Uint8Array(await buffer(process.stdin)));
  const info = (await pdf.getMetadata()).info as Record<string, unknown>;
  const marks = await pdf.getMarkInfo();
  const pages: string[] = [];
  const tags: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : ' ') : '')).join(''));
    tags.push(...rolesIn(await page.getStructTree()));
  }
  const answer = { language: info['Language'], title: info['Title'], marked: marks?.Marked, pages, tags };
  process.stdout.write(JSON.stringify(answer));
}

/** Of what has content on the page; the tree of a page names elements of other pages too. */
function rolesIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null || !('children' in node) || !Array.isArray(node.children)) return [];
  const below = node.children.flatMap(rolesIn);
  const hasContent = below.length > 0 || node.children.some((child) => child?.type === 'content');
  return hasContent && 'role' in node && typeof node.role === 'string' ? [node.role, ...below] : below;
}

await main();

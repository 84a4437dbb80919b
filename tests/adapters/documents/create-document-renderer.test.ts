import { strFromU8, unzipSync } from 'fflate';
import { createDocumentRenderer } from '../../../adapters/documents/index.ts';
import type { Block, ReadableDocument } from '../../../core/documents/index.ts';
import { readPdf } from './read-pdf.ts';

jest.setTimeout(60_000);

const NAMES = 'Åsa Öberg Ärlig, åäö, Wołodymyr Żółć-Gęślą, Γιώργος Παπαδόπουλος, Ærø Ødegård';
const ROWS = Array.from({ length: 500 }, (_, index) => [`${index + 1}`, `Beslut nummer ${index + 1}`, 'Åsa Öberg']);
const BLOCKS: Block[] = [
  { type: 'heading', level: 2, text: 'Det här beslutades' },
  { type: 'paragraph', text: NAMES },
  { type: 'quote', text: '"Vi byter" – <b>sa</b> hon & gick', source: 'Åsa Öberg, 10:02' },
  { type: 'heading', level: 3, text: 'Öppna frågor' },
  { type: 'list', items: ['Vem betalar?', 'Går det i höst?'] },
  { type: 'facts', rows: [['Ansvarig', 'Łukasz Żółć']] },
  { type: 'table', header: ['Nr', 'Beslut', 'Ansvarig'], rows: ROWS },
  { type: 'paragraph', text: 'Sista raden' },
];
const documents = createDocumentRenderer();

function saying(...blocks: Block[]): ReadableDocument {
  return { title: 'Möte om Ångström', subtitle: '2026-10-02', language: 'sv', blocks };
}

function wordXml(docx: Uint8Array, part = 'word/document.xml'): string {
  return strFromU8(unzipSync(docx)[part] ?? new Uint8Array());
}

describe('a PDF', () => {
  it('is tagged in reading order, says its language and holds every letter, with numbered pages and tables that go on', async () => {
    const read = await readPdf(await documents.pdf(saying(...BLOCKS)));
    const [first = '', second = ''] = read.pages;

    expect(read).toMatchObject({ language: 'sv-SE', title: 'Möte om Ångström', marked: true });
    for (const word of NAMES.split(' ')) expect(first).toContain(word);
    expect(first).toContain('"Vi byter" – <b>sa</b> hon & gick');
    expect(read.pages.length).toBeGreaterThan(5);
    read.pages.forEach((page, index) => {
      expect(page).toContain(`${index + 1} (${read.pages.length})`);
    });
    // The header again, and the table's next row under it.
    expect(second.replace(/\s+/g, ' ')).toMatch(/^ ?Nr Beslut Ansvarig (\d+) Beslut nummer \1 Åsa/);
    const cells = read.pages.join('\n').match(/Beslut nummer \d+/g);
    expect(cells).toEqual(ROWS.map(([, text]) => text));
    expect(read.tags.filter((tag) => !['TR', 'TD', 'Root', 'Document'].includes(tag)).slice(0, 16)).toEqual([
      'H1',
      'P',
      'H2',
      'P',
      'BlockQuote',
      'P',
      'P',
      'H3',
      'L',
      'LI',
      'Lbl',
      'LBody',
      'LI',
      'Lbl',
      'LBody',
      'Table',
    ]);
    // Repeated headers are decoration: told once, they are three, and one is the label of the facts.
    expect(read.tags.filter((tag) => tag === 'TH')).toHaveLength(4);
  });

  it('has its fonts inside, each only with the letters that are used', async () => {
    const pdf = Buffer.from(await documents.pdf(saying({ type: 'paragraph', text: 'Hej' }))).toString('latin1');

    expect(pdf.match(/\/FontFile2/g)).toHaveLength(2);
    expect(new Set(pdf.match(/\/FontName \/\w+\+DejaVu[\w-]+/g)?.map((name) => name.replace(/.*\+/, '')))).toEqual(
      new Set(['DejaVuSans', 'DejaVuSans-Bold']),
    );
    expect(pdf.length).toBeLessThan(60_000);
  });

  it('shows a box where its fonts have no sign, and everything else', async () => {
    const { pages } = await readPdf(
      await documents.pdf(
        saying({ type: 'paragraph', text: 'Möte med 王小明 och Ελένη \u{1F468}\u200D\u{1F469} – Київ' }),
      ),
    );

    expect(pages[0]).toMatch(/Möte med □□□ och Ελένη □□ – Київ/);
  });

  it('takes a cell that is longer than a page, and a word that is wider than its column', async () => {
    const long = Array.from({ length: 2_000 }, (_, index) => `ord${index}`);
    const wide = 'å'.repeat(400);
    const read = await readPdf(
      await documents.pdf(saying({ type: 'table', header: ['Text', 'Annat'], rows: [[long.join(' '), wide]] })),
    );
    const all = read.pages.join('\n');

    expect(all.match(/ord\d+/g)).toEqual(long);
    expect(all.match(/å/g)).toHaveLength(400);
  });
});

describe('a Word file', () => {
  it('has headings, lists and tables as Word knows them, every letter, and its language', async () => {
    const docx = await documents.docx(saying(...BLOCKS));
    const xml = wordXml(docx);

    for (const name of NAMES.split(', ')) expect(xml).toContain(name);
    expect(xml).toContain('"Vi byter" – &lt;b&gt;sa&lt;/b&gt; hon &amp; gick'.replaceAll('"', '&quot;'));
    expect([...xml.matchAll(/<w:pStyle w:val="(\w+)"\/>/g)].map(([, style]) => style).slice(0, 8)).toEqual([
      'Title',
      'Subtitle',
      'Heading1',
      'Quote',
      'QuoteSource',
      'Heading2',
      'ListParagraph',
      'ListParagraph',
    ]);
    expect(xml.match(/<w:numPr>/g)).toHaveLength(2);
    expect(xml.match(/<w:tbl>/g)).toHaveLength(2);
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(xml.match(/Beslut nummer \d+/g)).toHaveLength(500);
    expect(wordXml(docx, 'word/styles.xml')).toContain('w:lang w:val="sv-SE"');
  });

  it('keeps line breaks and leaves out what XML forbids', async () => {
    const xml = wordXml(await documents.docx(saying({ type: 'paragraph', text: 'Ett\u0000\u202E\r\nTvå\uD800' })));

    expect(xml).toMatch(/>Ett<.*<w:br\/>.*>Två\uFFFD</);
  });
});

it('says what to do when a file cannot be made', async () => {
  const broken = {
    ...saying(),
    language: 'sv',
    blocks: [{ type: 'list', items: null }],
  } as unknown as ReadableDocument;

  await expect(documents.pdf(broken)).rejects.toMatchObject({ code: 'DOCUMENT.FAILED', fate: 'tell-person' });
});

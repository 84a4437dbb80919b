import { documentParagraphs } from '../../../core/transcripts/document-paragraphs.ts';
import { parseDocument } from '../../../core/transcripts/parse-document.ts';
import { documentXml } from './support/document-xml.ts';

function heard(...paragraphs: (string | string[])[]): [string | null, number | null, string][] {
  return parseDocument(documentXml(...paragraphs)).turns.map(({ speaker, startMs, text }) => [speaker, startMs, text]);
}

const ANNA_AND_PETRA = [
  ['Anna Svensson', 3_000, 'Vi byter bank.'],
  ['Petra Lund', 3_731_000, 'Hej allihopa'],
];

describe('the Word file from Teams', () => {
  it('is read with name, time and words in one paragraph', () => {
    const { turns, date } = parseDocument(
      documentXml(
        'Ledningsgrupp: budget-20261007_100000-Mötesinspelning',
        'October 7, 2026, 10:00AM',
        '32m 12s',
        '',
        'Anna Svensson startade transkriptionen',
        ['\nAnna Svensson', '   0:03', '\nVi byter bank.'],
        ['\nPetra Lund', '   1:02:11', '\nBra: då gör vi så.\nOch Kund: nej.'],
        'Anna Svensson stoppade transkriberingen',
      ),
    );

    expect(turns).toEqual([
      { speaker: 'Anna Svensson', startMs: 3_000, text: 'Vi byter bank.', place: 6 },
      { speaker: 'Petra Lund', startMs: 3_731_000, text: 'Bra: då gör vi så. Och Kund: nej.', place: 7 },
    ]);
    expect(date).toBe('2026-10-07');
  });

  it('is read with a range of times above name and words', () => {
    expect(
      heard('0:0:3.0 --> 0:0:5.890\nAnna Svensson\nVi byter bank.', '1:2:11.0 --> 1:2:12.0\nPetra Lund\nHej allihopa'),
    ).toEqual(ANNA_AND_PETRA);
  });

  it('is read with a range of times and no names', () => {
    expect(heard('0:0:3.0 --> 0:0:5.89\nvi byter bank', '0:0:6.0 --> 0:0:7.0\ndet är bra\ntycker jag')).toEqual([
      [null, 3_000, 'vi byter bank'],
      [null, 6_000, 'det är bra tycker jag'],
    ]);
  });

  it('is read with name, time and words in paragraphs of their own', () => {
    expect(heard('Anna Svensson', '0:03', 'Vi byter bank.', 'Petra Lund', '1:02:11', 'Hej allihopa')).toEqual(
      ANNA_AND_PETRA,
    );
  });

  it('is read from a table with time, name and words', () => {
    expect(
      heard('Veckomöte', '0:03', 'Anna Svensson', 'Vi byter bank.', '1:02:11', 'Petra Lund', 'Hej allihopa'),
    ).toEqual(ANNA_AND_PETRA);
  });

  it('is read with tabs on one line', () => {
    expect(heard('Anna Svensson\t0:03\tVi byter bank.', 'Petra Lund\t1:02:11\tHej allihopa')).toEqual(ANNA_AND_PETRA);
  });

  it("is read in the layout of Word's own transcription", () => {
    expect(heard('00:00:03 Speaker 1', 'Vi byter bank.', '01:02:11 Speaker 2', 'Hej allihopa')).toEqual([
      ['Speaker 1', 3_000, 'Vi byter bank.'],
      ['Speaker 2', 3_731_000, 'Hej allihopa'],
    ]);
  });

  it('is read with "Name: text"', () => {
    expect(heard('Anna Svensson: Vi byter bank.', '[1:02:11] Petra Lund: Hej allihopa')).toEqual([
      ['Anna Svensson', null, 'Vi byter bank.'],
      ['Petra Lund', 3_731_000, 'Hej allihopa'],
    ]);
  });

  it('leaves out a turn without words and keeps times without names', () => {
    expect(heard('0:03', 'vi byter bank', '0:07', '0:09', 'det är bra')).toEqual([
      [null, 3_000, 'vi byter bank'],
      [null, 9_000, 'det är bra'],
    ]);
  });

  it('without words is an error', () => {
    expect(() => heard('', ' ')).toThrow(expect.objectContaining({ code: 'TRANSCRIPT.NO_WORDS' }));
  });
});

describe('the XML of a Word file', () => {
  function paragraphs(inner: string): string[] {
    return documentParagraphs(`<w:document>${inner}</w:document>`);
  }

  it('gives the text of its runs alone', () => {
    const found = paragraphs(
      '<!-- <w:t>nej</w:t> --><w:p><?x <w:t>?><w:r><w:t>A</w:t><w:t/>nej<w:t>&amp;lt;</w:t></w:r></w:p>' +
        '<w:p><w:delText>nej</w:delText><w:instrText/><w:t><![CDATA[<B>]]></w:t><w:cr/><w:t>C</w:t></w:p>' +
        '<mc:Fallback><w:p><w:t>nej</w:t></w:p></mc:Fallback><w:p/>',
    );

    expect(found).toEqual(['A&lt;', '<B>\nC']);
  });

  it.each([
    ['breaks off in a tag', '<w:document><w:p><w:t>hemligt</w:t></w:p><w:p', 2],
    ['breaks off in text', '<w:document><w:p><w:t>hemligt', 1],
    ['breaks off in a comment', '<w:document><w:p><!-- hemligt', 1],
    ['breaks off in what is skipped', '<w:document><w:p><w:delText>hemligt', 1],
    ['is another document', '<html><p>hemligt</p></html>', 1],
    ['lacks its end', '<w:document><w:p></w:p>', 2],
  ])('that %s is an error that names the paragraph', (_, xml, paragraph) => {
    expect(() => documentParagraphs(xml)).toThrow(
      expect.objectContaining({
        code: 'TRANSCRIPT.BAD_DOCUMENT',
        message: expect.stringMatching(new RegExp(`^Paragraph ${paragraph}: (?!.*hemligt)`)),
      }),
    );
  });

  it('may not declare entities', () => {
    const laughs = '<!DOCTYPE w:document [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>';

    expect(() => documentParagraphs(`${laughs}${documentXml('&b;')}`)).toThrow(
      expect.objectContaining({ code: 'TRANSCRIPT.BAD_DOCUMENT', message: expect.stringContaining('entities') }),
    );
  });
});

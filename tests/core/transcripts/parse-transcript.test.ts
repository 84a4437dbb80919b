import fc from 'fast-check';
import { AppError } from '../../../core/shared/app-error.ts';
import { MOST_TRANSCRIPT_BYTES, parseTranscript } from '../../../core/transcripts/index.ts';
import { documentXml } from './support/document-xml.ts';

const VTT = 'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Åsa>Ja.</v>\n';
const ZIP = [0x50, 0x4b, 0x03, 0x04];

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function utf16(text: string, order: 'le' | 'be'): Uint8Array {
  const buffer = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return order === 'le' ? buffer : buffer.swap16();
}

function read(content: Uint8Array, name = 'meeting') {
  return parseTranscript({ bytes: content, name, unpackDocument: () => bytes(documentXml('Anna: Ja.')) });
}

describe('the format of a transcript', () => {
  it.each([
    ['a WebVTT header', bytes(VTT), 'meeting.txt', 'vtt'],
    ['a WebVTT header behind a byte order mark', bytes(`\uFEFF${VTT}`), 'meeting', 'vtt'],
    ['a zip', Uint8Array.from(ZIP), 'meeting.vtt', 'docx'],
    ['a JSON object', bytes('{"text":"Ja."}'), 'meeting.txt', 'jsonl'],
    ['SubRip', bytes('1\r\n00:00:01,000 --> 00:00:02,000\r\nJa.'), 'meeting.txt', 'vtt'],
    ['the extension, without a header', bytes('00:01.000 --> 00:02.000\nJa.'), 'MEETING.VTT', 'vtt'],
    ['nothing else', bytes('Anna: Ja.'), 'meeting', 'text'],
    ['a bracket that is a time', bytes('[10:03] Anna: Ja.'), 'meeting', 'text'],
  ])('is told by %s', (_, content, name, format) => {
    expect(read(content, name).format).toBe(format);
  });

  it.each([
    ['the extension', bytes('Ja.'), 'meeting.jsonl'],
    ['an array of objects', bytes('[\n {"speaker":"Anna"'), 'meeting.json'],
  ])('is JSON lines by %s, and broken if there are none', (_, content, name) => {
    expect(() => read(content, name)).toThrow(expect.objectContaining({ code: 'TRANSCRIPT.BAD_LINE' }));
  });

  it.each([
    ['the old Word format', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]), 'meeting.doc'],
    ['PDF', bytes('%PDF-1.7'), 'meeting.pdf'],
    ['a .docx that is no zip', bytes('Anna: Ja.'), 'meeting.docx'],
  ])('is not known for %s', (_, content, name) => {
    expect(() => read(content, name)).toThrow(expect.objectContaining({ code: 'TRANSCRIPT.UNKNOWN_FORMAT' }));
  });
});

describe('the bytes of a transcript', () => {
  it.each(['le', 'be'] as const)('may be UTF-16 %s with its mark', (order) => {
    expect(read(utf16(VTT, order)).turns).toEqual([{ speaker: 'Åsa', text: 'Ja.', startMs: 1000, place: 4 }]);
  });

  it.each([
    ['that are not UTF-8', Buffer.concat([bytes('Anna: Ja.\nPetra: '), Buffer.from('Å', 'latin1')]), 2],
    ['that are binary', bytes('Anna: Ja.\n\nPetra: \0'), 3],
  ])('%s are an error that names the line', (_, content, line) => {
    expect(() => read(content)).toThrow(
      expect.objectContaining({ code: 'TRANSCRIPT.NOT_TEXT', message: expect.stringMatching(`^Line ${line}:`) }),
    );
  });

  it('may not be more than a day of talk', () => {
    expect(() => read(new Uint8Array(MOST_TRANSCRIPT_BYTES + 1))).toThrow(
      expect.objectContaining({ code: 'TRANSCRIPT.TOO_LARGE', message: expect.stringContaining('20 MB') }),
    );
  });
});

describe('any bytes', () => {
  const pieces = fc.constantFrom(
    'WEBVTT\n\n',
    '\n',
    '\r\n',
    ' ',
    '\t',
    '-->',
    '00:01.000 --> 00:02.000\n',
    '0:03',
    '[10:03] ',
    '<v Anna>',
    '</v>',
    '<',
    '>',
    '&amp;',
    '&#x',
    ';',
    'NOTE',
    'Anna Svensson',
    ': ',
    '{"text":"a"}',
    '\0',
    '\uFEFF',
    '**',
  );
  const anything = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.uint8Array({ maxLength: 200 }).map((tail) => Uint8Array.from([...ZIP, ...tail])),
    fc.string({ unit: 'binary', maxLength: 100 }).map(bytes),
    fc.array(fc.oneof(pieces, fc.string({ maxLength: 3 })), { maxLength: 40 }).map((all) => bytes(all.join(''))),
  );
  const name = fc.constantFrom('a', 'a.vtt', 'a.txt', 'a.jsonl', 'a.docx');

  it('give turns with words, or one of our errors', () => {
    fc.assert(
      fc.property(anything, name, (content, file) => {
        try {
          const { turns } = parseTranscript({ bytes: content, name: file, unpackDocument: (zip) => zip.subarray(4) });

          expect(turns.length).toBeGreaterThan(0);
          expect(turns.every(({ text, place }) => text.trim() !== '' && place >= 1)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
          expect(error).toMatchObject({ code: expect.stringMatching(/^TRANSCRIPT\./), fate: 'tell-person' });
        }
      }),
      { numRuns: 500 },
    );
  });

  // Quadratic time would take minutes over these and fail the test by its time limit.
  const LENGTH = 200_000;
  it.each([
    ['angle brackets', 'meeting.vtt', `${VTT}\n00:02.000 --> 00:03.000\n${'<'.repeat(LENGTH)}`],
    ['open voices', 'meeting.vtt', `${VTT}\n00:02.000 --> 00:03.000\n${'<v A>'.repeat(LENGTH / 5)}`],
    ['lines of a cue', 'meeting.vtt', `${VTT}\n00:02.000 --> 00:03.000\n${'<v A>a\n'.repeat(LENGTH / 8)}`],
    ['ampersands', 'meeting.vtt', `${VTT}\n00:02.000 --> 00:03.000\n${'&#1'.repeat(LENGTH / 3)}`],
    ['spaces', 'meeting.txt', `Anna${' '.repeat(LENGTH)}x`],
    ['spaces and times', 'meeting.txt', 'A   0:03   '.repeat(LENGTH / 11)],
    ['colons', 'meeting.txt', 'A: '.repeat(LENGTH / 3)],
    ['short lines', 'meeting.txt', 'A: b\n'.repeat(LENGTH / 5)],
    ['lines that go on', 'meeting.txt', `A: b\n${'b\n'.repeat(LENGTH / 2)}`],
    ['times', 'meeting.txt', `${'0:03\n'.repeat(LENGTH / 5)}Ja.`],
    ['cues of one sentence', 'meeting.vtt', `${VTT}${'\n00:01.000 --> 00:02.000\n<v A>ja\n'.repeat(LENGTH / 32)}`],
    ['objects', 'meeting.jsonl', '{"text":"a"}\n'.repeat(LENGTH / 13)],
  ])('take linear time for many %s', (_, file, text) => {
    expect(read(bytes(text), file).turns.length).toBeGreaterThan(0);
  });

  it.each([
    ['tags', `<w:document><w:p>${'<w:t>a</w:t>'.repeat(LENGTH / 12)}</w:p></w:document>`],
    ['paragraphs', `<w:document>${'<w:p><w:t>a</w:t></w:p>'.repeat(LENGTH / 23)}</w:document>`],
    [
      'skipped texts',
      `<w:document><w:p><w:t>a</w:t>${'<w:delText>a</w:delText>'.repeat(LENGTH / 24)}</w:p></w:document>`,
    ],
  ])('take linear time for a document of many %s', (_, xml) => {
    const { turns } = parseTranscript({
      bytes: Uint8Array.from(ZIP),
      name: 'a.docx',
      unpackDocument: () => bytes(xml),
    });

    expect(turns.length).toBeGreaterThan(0);
  });
});

import { FoundRecord } from '../../../core/contracts/found-record.ts';
import { documentXml } from '../../core/transcripts/support/document-xml.ts';
import { runAnalyze, useFolder } from './support/run-analyze.ts';
import { zip } from './support/zip.ts';

const MEETING = `WEBVTT

00:00:06.000 --> 00:00:09.000
<v Petra Lund>Vi beslutar att byta leverantör, Anna tar den, deadline 15 okt.</v>

00:00:12.000 --> 00:00:14.000
<v Petra Lund>Gustav, kan du uppdatera roadmapen?</v>

00:00:14.000 --> 00:00:16.000
<v Gustav Alm>Javisst.</v>

00:01:14.000 --> 00:01:16.000
<v Anna Svensson>Vi beslutar att flytta till Solna.</v>
`;
const RECORDS = [
  {
    text: 'Byta leverantör',
    kind: 'decision',
    owner: 'Anna Svensson',
    deadline: '2026-10-15',
    confidence: expect.any(Number),
    evidence: ['L4'],
    ownerCandidates: [],
    alternatives: [],
  },
  {
    text: 'Uppdatera roadmapen',
    kind: 'action',
    owner: 'Gustav Alm',
    deadline: null,
    confidence: expect.any(Number),
    evidence: ['L7', 'L10'],
    ownerCandidates: [],
    alternatives: [],
  },
  {
    text: 'Flytta till Solna',
    kind: 'decision',
    owner: null,
    deadline: null,
    confidence: expect.any(Number),
    evidence: ['L13'],
    ownerCandidates: [],
    alternatives: [],
  },
];

describe('kollegan analyze', () => {
  const file = useFolder();

  it('shows what was settled in a table, in the language of the meeting', async () => {
    const { out, err } = await runAnalyze([file('meeting.vtt', MEETING), '--date', '2026-10-05']);

    expect(out).toBe(
      [
        'Typ       Vad                  Ägare          Klart senast  Var',
        'Beslut    Byta leverantör      Anna Svensson  2026-10-15    0:06',
        'Att göra  Uppdatera roadmapen  Gustav Alm     saknas        0:12',
        'Beslut    Flytta till Solna    saknas         saknas        1:14',
        '',
        '2 beslut och 1 att göra. 1 saknar ägare. 2 saknar datum.',
        '',
      ].join('\n'),
    );
    expect(err).toBe('');
  });

  it('colours the table on a terminal, wraps it there, and does neither where it is not wanted', async () => {
    const args = [file('meeting.vtt', MEETING), '--date', '2026-10-05'];

    const colour = await runAnalyze(args, { terminal: { columns: 62 } });
    const plain = await runAnalyze(args, { terminal: { columns: 62 }, env: { NO_COLOR: '1' } });

    expect(colour.out).toContain('\u001B[36mBeslut\u001B[39m');
    expect(plain.out).not.toContain('\u001B');
    expect(plain.out).toContain('\n          roadmapen\n');
    expect(Math.max(...plain.out.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(62);
  });

  it('writes JSON for machines', async () => {
    const { out } = await runAnalyze([file('meeting.vtt', MEETING), '--date', '2026-10-05', '--json']);

    expect(FoundRecord.array().parse(JSON.parse(out))).toEqual(RECORDS);
  });

  it.each([
    [
      'a Word file',
      'meeting.docx',
      () => {
        const xml = documentXml(
          '\nPetra Lund   0:06\nVi beslutar att byta leverantör, Anna tar den, deadline 15 okt.',
          '\nAnna Svensson   0:07\nMm.',
        );
        return zip([
          { name: '[Content_Types].xml', content: Buffer.from('<x/>') },
          { name: 'word/document.xml', content: Buffer.from(xml) },
        ]);
      },
      'P1',
    ],
    [
      'text',
      'meeting.txt',
      () => 'Anna Svensson: Hej.\n[0:06] Petra: Vi beslutar att byta leverantör, Anna tar den, deadline 15 okt.',
      'L2',
    ],
    [
      'JSON lines',
      'meeting.jsonl',
      () =>
        '{"speaker":"Petra","text":"Vi beslutar att byta leverantör, Anna tar den, deadline 15 okt.","start":6.2}\n{"speaker":"Anna Svensson","text":"Mm."}',
      'L1',
    ],
  ])('reads %s', async (_, name, content, place) => {
    const { out } = await runAnalyze([file(name, content()), '--date', '2026-10-05', '--json']);

    expect(JSON.parse(out)).toEqual([{ ...RECORDS[0], evidence: [place] }]);
  });

  it('says on which line or in which paragraph it stands when there are no times', async () => {
    const text = 'Petra: Hej.\nPetra: Vi beslutar att byta leverantör.';

    const inText = await runAnalyze([file('meeting.txt', text)]);
    const inWord = await runAnalyze([
      file(
        'meeting.docx',
        zip([{ name: 'word/document.xml', content: Buffer.from(documentXml(...text.split('\n'))) }]),
      ),
    ]);

    expect(inText.out).toMatch(/Byta leverantör +saknas +saknas +rad 2\n/);
    expect(inWord.out).toMatch(/Byta leverantör +saknas +saknas +stycke 2\n/);
  });

  it.each([
    ['sv', 'Jag hittade inga beslut och inget att göra.\n'],
    ['nb', 'Jeg fant ingen beslutninger og ingen oppgaver.\n'],
    ['da', 'Jeg fandt ingen beslutninger og ingen opgaver.\n'],
    ['en', 'I found no decisions and nothing to do.\n'],
  ])('says in %s that there is nothing', async (lang, words) => {
    expect((await runAnalyze([file('meeting.txt', 'Anna: Hej.'), '--lang', lang])).out).toBe(words);
    expect((await runAnalyze([file('meeting.txt', 'Anna: Hej.'), '--json'])).out).toBe('[]\n');
  });

  it.each([
    [
      'Vi beslutter å bytte leverandør.',
      'Beslutning',
      '1 beslutning og 0 oppgaver. 1 mangler ansvarlig. 1 mangler dato.',
    ],
    [
      'Vi beslutter at skifte leverandør.',
      'Beslutning',
      '1 beslutning og 0 opgaver. 1 mangler ansvarlig. 1 mangler dato.',
    ],
    ['We decided to change the supplier.', 'Decision', '1 decision and 0 to do. 1 without an owner. 1 without a date.'],
  ])('detects the language of %j', async (text, kind, counts) => {
    const { out } = await runAnalyze([file('meeting.txt', `Anna: ${text}`)]);

    expect(out).toContain(kind);
    expect(out).toContain(counts);
  });

  it('asks who is meant when a name is that of two', async () => {
    const meeting = file('meeting.txt', 'Petra: Anna tar avtalet senast den 15 oktober.');
    const args = [meeting, '--date', '2026-10-05', '--attendees', 'Svensson, Anna; Anna Berg; Petra Lund'];

    const { out } = await runAnalyze(args);
    const json = JSON.parse((await runAnalyze([...args, '--json'])).out);

    expect(out).toContain('Svensson, Anna eller Anna Berg?');
    expect(json).toMatchObject([{ owner: null, ownerCandidates: ['Svensson, Anna', 'Anna Berg'] }]);
  });

  it('gives the full name of an attendee, and the name as said of someone else', async () => {
    const meeting = file(
      'meeting.txt',
      'Petra: Anna tar avtalet.\nAnna: Jag bokar lokalen.\nPetra: Fatima skickar fakturan.',
    );

    const { out } = await runAnalyze([meeting, '--attendees', 'Anna Svensson,Petra Lund', '--json']);

    expect(JSON.parse(out).map(({ owner }: { owner: string }) => owner)).toEqual([
      'Anna Svensson',
      'Anna Svensson',
      'Fatima',
    ]);
  });

  it('shows no control characters of a file', async () => {
    const { out } = await runAnalyze([file('a.txt', 'Petra: Vi beslutar att byta \u001B[31mbank\u202E.'), '--json']);

    expect(out).not.toMatch(/[\u001B\u202E]/);
  });

  it('tells voices on one line apart', async () => {
    const voices = '<v Petra>Vi beslutar att byta bank.</v> <v Anna>Vi beslutar att flytta till Solna.</v>';

    const { out } = await runAnalyze([file('a.vtt', `WEBVTT\n\n00:01.000 --> 00:02.000\n${voices}`), '--json']);

    expect(JSON.parse(out).map(({ evidence }: { evidence: string[] }) => evidence)).toEqual([['L4'], ['L4-2']]);
  });
});

describe('the date of a meeting', () => {
  const file = useFolder();
  const TEXT = 'Petra: Vi beslutar att byta bank senast på fredag.';

  it.each([
    ['meeting.txt', `Protokoll 2026-09-01\n${TEXT}`, '2026-09-01, as the transcript says', '2026-09-04'],
    ['Möte-20260908_100000.txt', TEXT, "2026-09-08, by the file's name", '2026-09-11'],
    ['meeting.txt', TEXT, '2026-10-07, today, for want of another', '2026-10-09'],
  ])('of %s with %j is %s', async (name, text, note, deadline) => {
    const { out, err } = await runAnalyze([file(name, text), '--json']);

    expect(err).toBe(`Meeting date: ${note}. Another one: --date YYYY-MM-DD\n`);
    expect(JSON.parse(out)).toMatchObject([{ deadline }]);
  });
});

describe('what a transcript lacks', () => {
  const file = useFolder();

  it('is said when it is the speakers', async () => {
    const { out, err } = await runAnalyze([
      file('a.vtt', 'WEBVTT\n\n00:01.000 --> 00:02.000\nJag skickar avtalet på fredag.'),
      '--json',
    ]);

    expect(err).toContain('does not say who speaks');
    expect(JSON.parse(out).map(({ owner }: { owner: string | null }) => owner)).toEqual([null]);
  });

  it('is not the patience to read a long one: on a terminal it shows that it reads', async () => {
    const long = file('a.txt', 'Petra: Hej.\n'.repeat(400));

    const seen = await runAnalyze([long, '--date', '2026-10-05'], { terminal: { columns: 80 } });
    const unseen = await runAnalyze([long, '--date', '2026-10-05']);

    expect(seen.err).toMatch(/Turns read: \d+ of 400.*\r\u001B\[2K$/);
    expect(unseen.err).toBe('');
  });
});

import { parseText } from '../../../core/transcripts/parse-text.ts';

function heard(...lines: string[]): [string | null, number | null, string][] {
  return parseText(lines.join('\n')).turns.map(({ speaker, startMs, text }) => [speaker, startMs, text]);
}

describe('a transcript in plain text', () => {
  it('is read with names, times in many ways, and lines that go on', () => {
    expect(
      heard(
        'Anna Svensson: Vi byter bank.',
        '  Och leverantör.',
        '',
        '[10:03] Petra: Bra.',
        '[1:02:11] Carl von Linné (Extern): Ja.',
        '(0:12) Speaker 2: Ja.',
        '10:05 - Åsa Öberg: Ja.',
        '10:06 Svensson, Anna: Ja.',
        'Gustav (0:07): Ja.',
        'Gustav [00:00:08]: Ja.',
        '- **Yusuf:** Ja.',
        '[2026-10-07 10:09 AM] Sara: Ja.',
        'Anna och Petra: Ja.',
      ),
    ).toEqual([
      ['Anna Svensson', null, 'Vi byter bank. Och leverantör.'],
      ['Petra', 603_000, 'Bra.'],
      ['Carl von Linné (Extern)', 3_731_000, 'Ja.'],
      ['Speaker 2', 12_000, 'Ja.'],
      ['Åsa Öberg', 605_000, 'Ja.'],
      ['Svensson, Anna', 606_000, 'Ja.'],
      ['Gustav', 7_000, 'Ja.'],
      ['Gustav', 8_000, 'Ja.'],
      ['Yusuf', null, 'Ja.'],
      ['Sara', 609_000, 'Ja.'],
      ['Anna och Petra', null, 'Ja.'],
    ]);
  });

  it('tells the line of each turn', () => {
    const { turns } = parseText('\r\nAnna: Ja.\r\n\r\nPetra:\r\nNej.\r\n');

    expect(turns.map(({ place, text }) => [place, text])).toEqual([
      [2, 'Ja.'],
      [4, 'Nej.'],
    ]);
  });

  it.each([
    'Beslut: vi byter bank.',
    'Nästa punkt: budgeten.',
    'vi sa det så här: aldrig mer.',
    'https://example.com/a',
    'Vi ses kl 10:30.',
    'Steg 1: börja.',
    'Vad gör vi nu? Svar: inget.',
    'Anna:nej',
    `${'Mycket '.repeat(20)}: nej`,
  ])('takes %j for something that was said', (line) => {
    expect(heard('Anna: Så här.', line)).toEqual([['Anna', null, `Så här. ${line}`]]);
  });

  it('takes what stands above the first speaker for the title, with the day', () => {
    const { turns, date } = parseText('Ledningsgrupp\n7 oktober 2026\nDeltagare: Anna, Petra\n\nAnna: Ja.');

    expect(turns).toHaveLength(1);
    expect(date).toBe('2026-10-07');
  });

  it('reads times in brackets without names', () => {
    expect(heard('[10:03] Vi byter bank.', '[10:04] Ja.', '[10:05] Beslut: Visma.')).toEqual([
      [null, 603_000, 'Vi byter bank.'],
      [null, 604_000, 'Ja.'],
      [null, 605_000, 'Beslut: Visma.'],
    ]);
  });

  it('reads a text without speakers line by line', () => {
    const { turns, date } = parseText('Möte 2026-10-07\n\nVi beslutar att byta bank.\n2027-01-01 blir sista dagen.');

    expect(turns).toEqual([
      { speaker: null, startMs: null, text: 'Möte 2026-10-07', place: 1 },
      { speaker: null, startMs: null, text: 'Vi beslutar att byta bank.', place: 3 },
      { speaker: null, startMs: null, text: '2027-01-01 blir sista dagen.', place: 4 },
    ]);
    expect(date).toBe('2026-10-07');
  });

  it('reads what is copied from Teams: name and time, then the words', () => {
    expect(
      heard(
        'Anna Svensson   0:03',
        'Vi byter bank.',
        'Fråga: när?',
        'Kund: i maj.',
        'Petra Lund   0:07',
        'I maj.',
        '[10:08] Gustav Alm',
        'Bra.',
        'Yusuf Demir 0:09',
        'Lunch 12:00',
      ),
    ).toEqual([
      ['Anna Svensson', 3_000, 'Vi byter bank. Fråga: när? Kund: i maj.'],
      ['Petra Lund', 7_000, 'I maj.'],
      ['Gustav Alm', 608_000, 'Bra.'],
      ['Yusuf Demir', 9_000, 'Lunch 12:00'],
    ]);
  });

  it('keeps the whole of a long line', () => {
    const speech = 'Vi byter bank och sedan byter vi leverantör. '.repeat(100).trim();

    expect(heard(`Anna: ${speech}`, `Petra   0:07   ${speech}`, `[0:08] ${speech}`)).toEqual([
      ['Anna', null, speech],
      ['Petra', 7_000, speech],
      [null, 8_000, speech],
    ]);
  });

  it('without any words is an error', () => {
    expect(() => parseText(' \n\n')).toThrow(expect.objectContaining({ code: 'TRANSCRIPT.NO_WORDS' }));
  });
});

import fc from 'fast-check';
import { parseVtt } from '../../../core/transcripts/parse-vtt.ts';
import type { Turn } from '../../../core/transcripts/transcript.ts';
import { type PrintedCue, printVtt } from './support/print-vtt.ts';

function turnsOf(...lines: string[]): Turn[] {
  return parseVtt(['WEBVTT', '', ...lines].join('\n')).turns;
}

describe('WebVTT from Teams', () => {
  it('tells who said what, when and on which line', () => {
    const turns = turnsOf(
      '8ca9/12-0',
      '00:00:03.120 --> 00:00:05.000',
      '<v Anna Svensson>Hej allihopa.</v>',
      '',
      '8ca9/13-0',
      '01:02:05.500 --> 01:02:07.000 align:start position:0%',
      '<v Petra Lund>Hej!</v>',
    );

    expect(turns).toEqual([
      { speaker: 'Anna Svensson', text: 'Hej allihopa.', startMs: 3120, place: 5 },
      { speaker: 'Petra Lund', text: 'Hej!', startMs: 3_725_500, place: 9 },
    ]);
  });

  it('reads a file without speakers', () => {
    const turns = turnsOf('00:01.000 --> 00:02.000', 'Vi byter bank.', '', '00:02.000 --> 00:03.000', 'Bra.');

    expect(turns).toEqual([
      { speaker: null, text: 'Vi byter bank.', startMs: 1000, place: 4 },
      { speaker: null, text: 'Bra.', startMs: 2000, place: 7 },
    ]);
  });

  it('reads what was said before the recording began, and cues that overlap', () => {
    const turns = turnsOf(
      '-00:00:01.250 --> 00:00:04.000',
      '<v Anna>Ja.</v>',
      '',
      '00:00:01.000 --> 00:00:02.000',
      '<v Petra>Nej.</v>',
    );

    expect(turns.map(({ speaker, startMs }) => [speaker, startMs])).toEqual([
      ['Anna', -1250],
      ['Petra', 1000],
    ]);
  });

  it('reads several lines, several voices and the end tag that may be missing in one cue', () => {
    const turns = turnsOf(
      '00:00:01.000 --> 00:00:02.000',
      '<v.loud Anna>Vi kör',
      'på Visma.</v> <v Petra>Bra.',
      '<v>Mm.',
    );

    expect(turns).toEqual([
      { speaker: 'Anna', text: 'Vi kör på Visma.', startMs: 1000, place: 4 },
      { speaker: 'Petra', text: 'Bra.', startMs: 1000, place: 5 },
      { speaker: null, text: 'Mm.', startMs: 1000, place: 6 },
    ]);
  });

  it('names the line that the words stand on when the tag stands on the one before', () => {
    const turns = turnsOf('00:00:01.000 --> 00:00:02.000', '<v Anna', 'Svensson>', 'Hej.');

    expect(turns).toEqual([{ speaker: 'Anna Svensson', text: 'Hej.', startMs: 1000, place: 6 }]);
  });

  it('drops other tags, decodes entities once and keeps angle brackets that were said', () => {
    const turns = turnsOf(
      '00:00:01.000 --> 00:00:02.000',
      '<v R&amp;D><i>Om</i> <c.gul>a &lt; b</c> &amp;amp; 3 < 4 &#229;&#xe4;&nbsp;&quot;x&quot; &unknown; &#0; <00:00:01.500>ja.</v>',
    );

    expect(turns[0]).toMatchObject({ speaker: 'R&D', text: 'Om a < b &amp; 3 < 4 åä "x" &unknown; &#0; ja.' });
  });

  it('skips comments, styles, regions and cues without words', () => {
    const turns = turnsOf(
      'NOTE',
      'Vi byter bank --',
      '',
      'STYLE',
      '::cue { color: red }',
      '',
      'REGION',
      'id:a',
      '',
      '00:00:01.000 --> 00:00:02.000',
      '',
      '00:00:02.000 --> 00:00:03.000',
      '<v Anna></v>',
      '',
      '00:00:03.000 --> 00:00:04.000',
      '<v Anna>Hej.</v>',
      '',
      'NOTE slut',
    );

    expect(turns).toEqual([{ speaker: 'Anna', text: 'Hej.', startMs: 3000, place: 18 }]);
  });

  it.each(['\n', '\r\n', '\r'])('reads lines that end with %j', (lineEnd) => {
    const { turns } = parseVtt(
      ['WEBVTT Kind: captions', '', '1', '00:01.000 --> 00:02.000', '<v Anna>Ja</v>'].join(lineEnd),
    );

    expect(turns).toEqual([{ speaker: 'Anna', text: 'Ja', startMs: 1000, place: 5 }]);
  });

  it('reads SubRip, and cues without an empty line between them', () => {
    const { turns } = parseVtt('1\n00:00:01,000 --> 00:00:02,000\nHej.\n00:00:03,000 --> 00:00:04,000\nJa.\n');

    expect(turns.map(({ text, startMs }) => [text, startMs])).toEqual([
      ['Hej.', 1000],
      ['Ja.', 3000],
    ]);
  });

  it('reads a first cue right below the first line', () => {
    const { turns } = parseVtt('WEBVTT\n00:01.000 --> 00:02.000\nHej.');

    expect(turns).toEqual([{ speaker: null, text: 'Hej.', startMs: 1000, place: 3 }]);
  });

  it('tells the day that a comment above the words tells', () => {
    expect(parseVtt('WEBVTT\n\nNOTE Möte 2026-10-07\n\n00:01.000 --> 00:02.000\nHej.').date).toBe('2026-10-07');
    expect(parseVtt('WEBVTT\n\n00:01.000 --> 00:02.000\nVi ses 2026-10-07.').date).toBeNull();
  });
});

describe('a sentence over several cues', () => {
  function cue(id: string, start: number, speaker: string | null, text: string): string[] {
    const time = (second: number) => `00:00:${String(second).padStart(2, '0')}.000`;
    const words = speaker === null ? text : `<v ${speaker}>${text}</v>`;
    return [id, `${time(start)} --> ${time(start + 2)}`, words, ''];
  }

  it('is one turn when Teams numbers its parts, also behind the words of another', () => {
    const turns = turnsOf(
      ...cue('8ca9/15-0', 1, 'Petra', 'Vi beslutar att byta leverantör.'),
      ...cue('8ca9/16-0', 2, 'Anna', 'Mm.'),
      ...cue('8ca9/15-1', 3, 'Petra', 'Anna tar den.'),
      ...cue('8ca9/17-0', 5, 'Petra', 'Nästa punkt.'),
    );

    expect(turns.map(({ speaker, text }) => [speaker, text])).toEqual([
      ['Petra', 'Vi beslutar att byta leverantör. Anna tar den.'],
      ['Anna', 'Mm.'],
      ['Petra', 'Nästa punkt.'],
    ]);
  });

  it('is one turn when it goes on without a pause', () => {
    const turns = turnsOf(
      ...cue('1', 1, 'Petra', 'Vi beslutar att byta'),
      ...cue('2', 3, 'Petra', 'Visma mot Fortnox'),
      ...cue('3', 9, 'Petra', 'efter en paus.'),
      ...cue('4', 11, 'Anna', 'Ja'),
    );

    expect(turns.map(({ text }) => text)).toEqual(['Vi beslutar att byta Visma mot Fortnox', 'efter en paus.', 'Ja']);
  });

  it('is one turn without speakers only where it plainly goes on', () => {
    const turns = turnsOf(
      ...cue('1', 1, null, 'Vi beslutar att'),
      ...cue('2', 3, null, 'byta bank'),
      ...cue('3', 5, null, 'Ja'),
    );

    expect(turns.map(({ text }) => text)).toEqual(['Vi beslutar att byta bank', 'Ja']);
  });

  it('stops growing before it is longer than what is read of a turn', () => {
    const long = Array.from({ length: 30 }, (_, at) => cue(`8ca9/1-${at}`, at, 'Anna', 'ord '.repeat(50).trim()));

    const turns = turnsOf(...long.flat());

    expect(Math.max(...turns.map(({ text }) => text.length))).toBeLessThanOrEqual(2_001);
    expect(turns.map(({ text }) => text.split(' ').length).reduce((sum, one) => sum + one, 0)).toBe(1_500);
  });
});

describe('a broken WebVTT file', () => {
  const cases: [string, string[], number][] = [
    ['a time that is none', ['00:00:0x.000 --> 00:00:02.000', 'hemligt'], 3],
    ['seconds above 59', ['00:00:01.000 --> 00:00:61.000', 'hemligt'], 3],
    ['minutes above 59', ['00:60:01.000 --> 01:00:01.000', 'hemligt'], 3],
    ['half a time', ['00:00:01.000 -->', 'hemligt'], 3],
    ['text without a time', ['00:00:01.000 --> 00:00:02.000', 'Hej.', '', 'hemligt', 'mer'], 6],
    ['a file that breaks off after an id', ['00:00:01.000 --> 00:00:02.000', 'Hej.', '', 'hemligt'], 6],
  ];

  it.each(cases)('with %s is an error that names the line and nothing that was said', (_, lines, line) => {
    expect(() => turnsOf(...lines)).toThrow(
      expect.objectContaining({
        code: 'TRANSCRIPT.BAD_CUE',
        fate: 'tell-person',
        message: expect.stringMatching(new RegExp(`^Line ${line}: (?!.*hemligt)`)),
      }),
    );
  });

  it('without any words says so', () => {
    expect(() => parseVtt('WEBVTT\n')).toThrow(expect.objectContaining({ code: 'TRANSCRIPT.NO_WORDS' }));
  });
});

describe('what is written is what is read', () => {
  const word = fc.stringMatching(/^[A-Za-zåäö<>&;#0-9]{1,8}$/);
  const name = fc.stringMatching(/^[A-ZÅÄÖ][a-zåäö&]{0,8}( [A-Z][a-z]{1,8})?$/);
  const cues = fc
    .array(
      fc.record({
        id: fc.option(fc.stringMatching(/^[a-f0-9]{8}$/)),
        startMs: fc.integer({ min: -5_000, max: 100 * 3_600_000 - 1_000 }),
        length: fc.integer({ min: 0, max: 9_000 }),
        speaker: fc.option(name),
        words: fc.array(word, { minLength: 1, maxLength: 8 }),
        breaks: fc.boolean(),
      }),
      { minLength: 1, maxLength: 20 },
    )
    .map((all) =>
      all.map(({ id, startMs, length, speaker, words, breaks }): PrintedCue => {
        // A sentence that ends is never joined with the next.
        return { id, startMs, endMs: startMs + length, speaker, text: `${words.join(breaks ? '|' : ' ')}.` };
      }),
    );

  it('for cues of any kind', () => {
    fc.assert(
      fc.property(cues, fc.constantFrom('\n', '\r\n'), (printed, lineEnd) => {
        const { turns } = parseVtt(printVtt(printed, lineEnd));

        expect(turns.map(({ speaker, text, startMs }) => ({ speaker, text, startMs }))).toEqual(
          printed.map(({ speaker, text, startMs }) => ({ speaker, text: text.replaceAll('|', ' '), startMs })),
        );
      }),
    );
  });
});

import { parseJsonLines } from '../../../core/transcripts/parse-json-lines.ts';

describe('a transcript in JSON lines', () => {
  it('tells speaker, text and start', () => {
    const { turns } = parseJsonLines(
      [
        '{"speaker":" Anna ","text":" Hej. ","start":3.5,"more":1}',
        '',
        '{"speaker":null,"text":"Ja."}',
        '{"speaker":"","text":"Nej.","start":"1:02"}',
        '{"text":"Jo.","start":1760000000}',
        '{"text":"Då.","start":"2026-10-07T10:00:00Z"}',
        '{"speaker":"Anna","text":" "}',
      ].join('\n'),
    );

    expect(turns).toEqual([
      { speaker: 'Anna', text: 'Hej.', startMs: 3500, place: 1 },
      { speaker: null, text: 'Ja.', startMs: null, place: 3 },
      { speaker: null, text: 'Nej.', startMs: 62_000, place: 4 },
      { speaker: null, text: 'Jo.', startMs: null, place: 5 },
      { speaker: null, text: 'Då.', startMs: null, place: 6 },
    ]);
  });

  it.each(['{"speaker":"Anna","text":"hemligt"', '{"speaker":"Anna"}', '{"speaker":1,"text":"hemligt"}', '"hemligt"'])(
    'with the line %s is an error that names the line and nothing that was said',
    (line) => {
      expect(() => parseJsonLines(`{"text":"Hej."}\n${line}`)).toThrow(
        expect.objectContaining({
          code: 'TRANSCRIPT.BAD_LINE',
          message: expect.stringMatching(/^Line 2: (?!.*hemligt)/),
        }),
      );
    },
  );

  it('without words is an error', () => {
    expect(() => parseJsonLines('{"text":""}')).toThrow(expect.objectContaining({ code: 'TRANSCRIPT.NO_WORDS' }));
  });
});

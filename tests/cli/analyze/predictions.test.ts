import { runAnalyze, useFolder } from './support/run-analyze.ts';

function lines(out: string): unknown[] {
  return out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

function item(id: string, turns: { speaker: string; text: string }[], more: object = {}): string {
  const attendees = ['Anna Svensson', 'Anna Berg', 'Petra Lund'].map((name) => ({ name }));
  return JSON.stringify({ id, meetingDate: '2026-10-05', attendees, turns, ...more });
}

describe('kollegan analyze --items', () => {
  const file = useFolder();

  it('writes one line of predictions for each item', async () => {
    const items = [
      item('a', [{ speaker: 'Petra Lund', text: 'Vi beslutar att byta bank. Petra tar den, deadline 15 okt.' }]),
      '',
      item('b', [{ speaker: 'Petra Lund', text: 'Anna tar avtalet.' }], { lang: 'sv', tags: ['x'] }),
      item('c', [{ speaker: 'Petra Lund', text: 'Fatima skickar fakturan på fredag.' }]),
      item('d', [{ speaker: 'Petra Lund', text: 'Hej.' }]),
      item('e', []),
    ];

    const { out } = await runAnalyze(['--items', file('items.jsonl', items.join('\r\n'))]);

    expect(lines(out)).toEqual([
      { id: 'a', decisions: [{ text: 'Byta bank', owner: 'Petra Lund', deadline: '2026-10-15', kind: 'decision' }] },
      { id: 'b', decisions: [{ text: expect.any(String), owner: null, deadline: null, kind: 'action' }] },
      { id: 'c', decisions: [{ text: expect.any(String), owner: 'Fatima', deadline: '2026-10-09', kind: 'action' }] },
      { id: 'd', decisions: [] },
      { id: 'e', decisions: [] },
    ]);
  });

  it("takes the item's language before --lang, and --lang before its own guess", async () => {
    const turns = [{ speaker: 'Petra Lund', text: 'Vi beslutar att byta bank.' }];
    const items = file('items.jsonl', [item('a', turns, { lang: 'sv' }), item('b', turns)].join('\n'));

    const { out } = await runAnalyze(['--items', items, '--lang', 'en']);

    expect(lines(out)).toMatchObject([
      { id: 'a', decisions: [{ text: 'Byta bank' }] },
      { id: 'b', decisions: [] },
    ]);
  });

  it.each([
    ['is no JSON', '{"id":"hemligt"'],
    ['lacks a field', '{"id":"hemligt"}'],
    ['has a date that does not exist', item('hemligt', [], { meetingDate: '2026-02-30' })],
    ['is not UTF-8', Buffer.from('"\xC5hemligt"', 'latin1')],
  ])('stops at a line that %s and names it', async (_, bad) => {
    const content = Buffer.concat([Buffer.from(`${item('a', [])}\n`), Buffer.from(bad)]);

    await expect(runAnalyze(['--items', file('items.jsonl', content)])).rejects.toMatchObject({
      code: 'ANALYZE.BAD_LINE',
      message: expect.stringMatching(/^Line 2: expected an item (?!.*hemligt)/),
    });
  });

  it('shows on a terminal how far it is', async () => {
    const items = file('items.jsonl', item('a', []));

    expect((await runAnalyze(['--items', items], { terminal: { columns: 80 } })).err).toBe(
      '\r\u001B[2KLines read: 1\r\u001B[2K',
    );
  });
});

describe('kollegan analyze --meetings', () => {
  const file = useFolder();
  const meeting = (turns: object[]) => JSON.stringify({ meeting: 'm1', split: 'x', turns });

  it('tells turns, counted from zero, and owners as the speakers are written', async () => {
    const content = meeting([
      { id: 0, speaker: 'A', text: 'A lot to do today.', start: 1.5 },
      { id: 1, speaker: 'B', text: "We've decided to go with the yellow case.", start: 3 },
      { speaker: 'C', text: "I'll send the minutes by Friday.", start: null },
      { speaker: null, text: 'Mm.' },
    ]);

    const { out } = await runAnalyze(['--meetings', file('meetings.jsonl', content)]);

    expect(lines(out)).toEqual([
      {
        meeting: 'm1',
        decisions: [{ turns: [1], text: expect.stringMatching(/yellow case/) }],
        actions: [{ turns: [2], owner: 'C', text: expect.stringMatching(/minutes/) }],
      },
    ]);
  });

  it('names a line that is no meeting', async () => {
    await expect(runAnalyze(['--meetings', file('m.jsonl', `${meeting([])}\n{"meeting":1}`)])).rejects.toMatchObject({
      message: expect.stringMatching(/^Line 2: expected a meeting /),
    });
  });
});

import path from 'node:path';
import { Language } from '../../core/shared/language.ts';
import { findRecords } from '../../evaluation/find-records.ts';
import { itemsReport } from '../../evaluation/items-report.ts';
import { readOwnItems } from '../../evaluation/own-items.ts';
import { readItems } from '../../evaluation/read-items.ts';
import { isRight, judgeItem, judgeMeeting, scoreItems, scoreMeetings } from '../../evaluation/score-items.ts';

const items = readOwnItems(path.join(__dirname, '../../evaluation/items'));

describe('our own items', () => {
  it.each(Language.options)('keep the level that is reached in %s', (language) => {
    const judged = items.filter((item) => item.language === language).map((item) => judgeItem(item, findRecords(item)));

    const scores = scoreItems(judged);

    expect(judged.length).toBeGreaterThan(250);
    expect(scores.accuracy).toBeGreaterThanOrEqual(0.98);
    expect(scores.falseAlarms).toBe(0);
    expect(scores.strictF1).toBeGreaterThanOrEqual(0.97);
    expect(scores.ownerRight).toBeGreaterThanOrEqual(0.99);
    expect(scores.deadlineRight).toBeGreaterThanOrEqual(0.98);
  });
});

const TWO = `language: sv
meeting: 2026-10-05
attendees: Anna Svensson, Petra Lund

# two
Anna: Vi byter bank. Petra ringer dem i morgon.
=> decision | - | - | Byta bank
=> action | Petra Lund | 2026-10-06 | Ringa dem

# nothing
Petra: Det regnar.
=> none`;

describe('reading items', () => {
  it('gives turns and what they hold', () => {
    const [first, second] = readItems(TWO, 'sv-x');

    expect(first).toMatchObject({
      id: 'sv-x-1',
      tag: 'two',
      turns: [{ speaker: 'Anna Svensson', text: 'Vi byter bank. Petra ringer dem i morgon.' }],
      expected: [
        { kind: 'decision', owner: null, deadline: null, text: 'Byta bank' },
        { kind: 'action', owner: 'Petra Lund', deadline: '2026-10-06', text: 'Ringa dem' },
      ],
    });
    expect(second?.expected).toEqual([]);
  });

  it('lets a header between items hold from there', () => {
    const others = TWO.replace('2026-10-05', '2026-11-02')
      .replace('Petra Lund', 'Petra Holm')
      .replace('| Petra Lund', '| Petra Holm');

    const read = readItems(`${TWO}\n\n${others}`, 'sv-x');

    expect(read.map(({ id }) => id)).toEqual(['sv-x-1', 'sv-x-2', 'sv-x-3', 'sv-x-4']);
    expect(read[1]).toMatchObject({ meetingDate: '2026-10-05', attendees: ['Anna Svensson', 'Petra Lund'] });
    expect(read[3]).toMatchObject({ meetingDate: '2026-11-02', attendees: ['Anna Svensson', 'Petra Holm'] });
  });

  it.each([
    ['a header without a language', TWO.replace('language: sv\n', '')],
    ['a speaker who is not there', TWO.replace('Petra: Det', 'Lena: Det')],
    ['an item without a label', TWO.replace('\n=> none', '')],
    ['a label of no kind', TWO.replace('=> decision', '=> idea')],
  ])('says where it is not as it should be: %s', (_, text) => {
    expect(() => readItems(text, 'sv-x')).toThrow(/sv-x/);
  });
});

describe('scoring', () => {
  const [two, nothing] = readItems(TWO, 'sv-x');
  if (two === undefined || nothing === undefined) throw new Error('The items are gone');
  const [bank, call] = two.expected;
  if (bank === undefined || call === undefined) throw new Error('The labels are gone');

  it('is full for what is expected, in whatever words and order', () => {
    const judged = judgeItem(two, [{ ...call, text: 'Ringa banken' }, bank]);

    expect(isRight(judgeItem(two, [call, bank]))).toBe(true);
    expect(scoreItems([judged, judgeItem(nothing, [])])).toEqual({
      items: 2,
      accuracy: 1,
      falseAlarms: 0,
      found: 1,
      strictF1: 1,
      ownerRight: 1,
      deadlineRight: 1,
    });
  });

  it('sees false alarms, misses, wrong owners and wrong deadlines', () => {
    const alarm = judgeItem(nothing, [bank]);
    const miss = judgeItem(two, []);
    const wrong = judgeItem(two, [bank, { ...call, owner: 'Anna Svensson', deadline: null }]);

    expect(scoreItems([alarm, miss])).toMatchObject({ accuracy: 0, falseAlarms: 1, found: 0 });
    expect(scoreItems([wrong])).toMatchObject({ accuracy: 1, strictF1: 0.5, ownerRight: 0.5, deadlineRight: 0.5 });
    expect(isRight(wrong)).toBe(false);
  });

  it('is reported by language', () => {
    expect(itemsReport('Two', [two, nothing])).toMatch(
      /### Two\n\n.*accuracy.*\n.*\n\| all \| 2 \| 1\.000 .*\n\| sv \| 2 /,
    );
  });
});

describe('whole meetings', () => {
  const meetings = readOwnItems(path.join(__dirname, '../../evaluation/meetings'));

  it('keep the level that is reached', () => {
    const scores = scoreMeetings(meetings.map((meeting) => judgeMeeting(meeting, findRecords(meeting))));

    expect(scores.records).toBeGreaterThan(80);
    expect(scores.precision).toBeGreaterThanOrEqual(0.93);
    expect(scores.recall).toBeGreaterThanOrEqual(0.78);
    expect(scores.strictF1).toBeGreaterThanOrEqual(0.6);
  });

  it('are matched by where something was settled', () => {
    const [meeting] = readItems(
      `${TWO.split('\n\n')[0]}\n\n# one\nAnna: Hej.\nPetra: Ja, köp ny.\n=> decision | - | - | Byta dator`,
      'x',
    );
    if (meeting === undefined) throw new Error('The meeting is gone');
    const said = { kind: 'decision', text: 'Köpa ny', owner: null, deadline: null } as const;

    expect(judgeMeeting(meeting, [{ ...said, turns: [1] }]).pairs).toHaveLength(1);
    expect(judgeMeeting(meeting, [{ ...said, turns: [4] }]).pairs).toHaveLength(0);
    expect(
      scoreMeetings([
        judgeMeeting(meeting, [
          { ...said, turns: [0] },
          { ...said, turns: [9] },
        ]),
      ]),
    ).toMatchObject({
      meetings: 1,
      records: 1,
      precision: 0.5,
      recall: 1,
    });
  });
});

import fc from 'fast-check';
import { meetingRowOf } from '../../../core/board/index.ts';
import { createTenantIndex } from '../../../core/board/tenant-index.ts';
import type { Meeting } from '../../../core/meetings/index.ts';
import { decision } from '../../helpers/decisions.ts';
import { meetingOf } from '../../helpers/meetings.ts';
import { ANNA, person } from '../../helpers/people.ts';

const DAY = 86_400_000;

/** A meeting that Anna was in, with so many decisions of each owner. A higher number is later. */
function meetingWith(number: number, owners: Readonly<Record<string, string>>, title = `Möte ${number}`): Meeting {
  const people = Object.entries(owners).map(([id, name]) => person(name, { id }));
  return meetingOf({
    id: `m-${number}`,
    conversationId: `19:${number}`,
    title,
    startedAt: new Date(Date.parse('2026-01-01T08:00:00.000Z') + number * DAY).toISOString(),
    people: [ANNA, ...people],
    decisions: people.map(({ id }) =>
      decision({ id: `d-${number}-${id}`, owner: { type: 'person', personId: id }, deadline: null }),
    ),
  });
}

function choicesOf(...meetings: Meeting[]) {
  const index = createTenantIndex();
  for (const meeting of meetings) index.put(meetingRowOf(meeting));
  const view = index.viewOf(ANNA.id);
  const put = (meeting: Meeting) => index.put(meetingRowOf(meeting));
  return { owners: view.choices('owners'), series: view.choices('series'), put, remove: index.remove };
}

const ALL = { limit: 20, after: null };
const namesOf = ({ rows }: { rows: { name: string }[] }) => rows.map(({ name }) => name);

describe('what a board may be filtered by', () => {
  const NAMES = { a: 'Anna-Lena Öberg', b: 'Bo Lennartsson', c: "Cilla O'Brien (konsult)", d: 'José Åström' };

  it.each([
    ['anna', ['Anna-Lena Öberg']],
    ['LEN', ['Anna-Lena Öberg', 'Bo Lennartsson']],
    ['ennart', []],
    ['bo l', ['Bo Lennartsson']],
    ['  Bo   L ', ['Bo Lennartsson']],
    ['bo x', []],
    ['anna lena', ['Anna-Lena Öberg']],
    ['anna-lena ö', ['Anna-Lena Öberg']],
    ["o'b", ["Cilla O'Brien (konsult)"]],
    ['(kons', ["Cilla O'Brien (konsult)"]],
    ['ÅSTRÖM', ['José Åström']],
    // The same letters, written with combining signs.
    ['jose\u0301', ['José Åström']],
    ['a\u030astro\u0308m', ['José Åström']],
    ['astrom', []],
    ['.*', []],
    ['%', []],
  ])('is found by the beginning of any word: %s', (text, names) => {
    const { owners } = choicesOf(meetingWith(1, NAMES));

    expect(namesOf(owners.search(text, ALL))).toEqual(names);
  });

  it('is found by signs when there are no words', () => {
    const { series } = choicesOf(meetingWith(1, NAMES, '🎉 *** 🎉'), meetingWith(2, NAMES, 'Vanligt'));

    expect(namesOf(series.search('🎉 *', ALL))).toEqual(['🎉 *** 🎉']);
    expect(namesOf(series.search('***', ALL))).toEqual(['🎉 *** 🎉']);
  });

  it('is shown once, however many of its words begin so, and goes on where the page ended', () => {
    const owners = Object.fromEntries(Array.from({ length: 7 }, (_, at) => [`p${at}`, `Berg Bo Berit${at}`]));
    const { owners: choices } = choicesOf(meetingWith(1, owners));
    const seen: string[] = [];
    let after: Parameters<typeof choices.search>[1]['after'] = null;
    do {
      const page = choices.search('b', { limit: 2, after });
      expect(page.rows.length).toBeLessThanOrEqual(2);
      seen.push(...namesOf(page));
      after = page.next;
    } while (after !== null);

    expect(seen.toSorted()).toEqual(Object.values(owners).toSorted());
  });

  it('stays within what begins so when a cursor says otherwise', () => {
    const { owners } = choicesOf(meetingWith(1, NAMES));

    expect(namesOf(owners.search('bo', { limit: 20, after: { key: '', id: '' } }))).toEqual(['Bo Lennartsson']);
    expect(owners.search('bo', { limit: 20, after: { key: 'c', id: '' } })).toEqual({ rows: [], next: null });
  });

  it('is offered by how many decisions it has, then by name, page by page', () => {
    const { owners } = choicesOf(
      meetingWith(1, { a: 'Åke', b: 'Bo', c: 'Cilla' }),
      meetingWith(2, { c: 'Cilla', b: 'Bo' }),
      meetingWith(3, { c: 'Cilla' }),
    );
    const first = owners.search(' ', { limit: 2, after: null });

    expect(namesOf(first)).toEqual(['Cilla', 'Bo']);
    expect(owners.search('', { limit: 2, after: first.next })).toEqual({
      rows: [{ id: 'a', name: 'Åke' }],
      next: null,
    });
    expect(owners.frequent()).toEqual([
      { id: 'b', name: 'Bo' },
      { id: 'c', name: 'Cilla' },
      { id: 'a', name: 'Åke' },
    ]);
  });

  it('is offered twenty at most, those with most decisions', () => {
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`p${at}`, `Person ${at}`]));
    const { owners } = choicesOf(meetingWith(1, many), meetingWith(2, { p29: 'Person 29' }));

    expect(owners.frequent()).toHaveLength(20);
    expect(owners.frequent()).toContainEqual({ id: 'p29', name: 'Person 29' });
  });

  it('has the name that the latest meeting gives, whichever was written first', () => {
    const { owners, put, remove } = choicesOf(meetingWith(5, { a: 'Anna Ny' }), meetingWith(2, { a: 'Anna Gammal' }));

    expect(owners.find('a')).toEqual({ id: 'a', name: 'Anna Ny' });
    expect(namesOf(owners.search('gammal', ALL))).toEqual([]);
    put(meetingWith(3, { a: 'Anna Mellan' }));
    expect(owners.frequent()).toEqual([{ id: 'a', name: 'Anna Ny' }]);
    remove('m-5');
    expect(namesOf(owners.search('mellan', ALL))).toEqual(['Anna Mellan']);
    expect(owners.find('nobody')).toBeUndefined();
  });

  it('is what a count of the meetings says, after whatever was written and removed', () => {
    const person = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const name = fc.constantFrom('Bo Berg', 'Bo Bergman', 'Anna Bo', 'Åke B-B', '***', 'anna');
    const step = fc.record({
      number: fc.integer({ min: 1, max: 6 }),
      owners: fc.option(fc.dictionary(person, name, { maxKeys: 4 }), { nil: null }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.integer({ min: 1, max: 3 }), (steps, limit) => {
        const { owners, put, remove } = choicesOf();
        const meetings = new Map<number, Readonly<Record<string, string>>>();
        for (const { number, owners: theirs } of steps) {
          if (theirs) put(meetingWith(number, theirs));
          else remove(`m-${number}`);
          if (theirs) meetings.set(number, theirs);
          else meetings.delete(number);
        }

        const latestFirst = [...meetings].toSorted(([a], [b]) => b - a).flatMap(([, theirs]) => Object.entries(theirs));
        const names = new Map(latestFirst.toReversed());
        const uses = (id: string) => latestFirst.filter(([each]) => each === id).length;
        const all = (text: string) => {
          const rows: { id: string; name: string }[] = [];
          let after: Parameters<typeof owners.search>[1]['after'] = null;
          do {
            const page = owners.search(text, { limit, after });
            rows.push(...page.rows);
            after = page.next;
          } while (after !== null);
          return rows;
        };
        const counts = all('').map(({ id }) => uses(id));

        expect(new Map(all('').map(({ id, name: shown }) => [id, shown]))).toEqual(names);
        expect(counts).toEqual(counts.toSorted((a, b) => b - a));
        for (const wanted of ['b', 'bo', 'berg', 'anna', 'x', '*']) {
          const expected = [...names].filter(([, shown]) =>
            shown
              .toLowerCase()
              .split(/[\s-]+/)
              .some((word) => word.startsWith(wanted)),
          );
          expect(
            all(wanted)
              .map(({ id }) => id)
              .toSorted(),
          ).toEqual(expected.map(([id]) => id).toSorted());
        }
      }),
      { numRuns: 200 },
    );
  });
});

import * as fc from 'fast-check';
import type { DecisionCard } from '../../core/contracts/api/decision.api.ts';
import { fits, type LoadedColumn, withCard, withoutCard } from '../../tabs/board/place-card.ts';
import { card } from './sample-card.ts';

function loaded(cards: DecisionCard[], { total = cards.length, cursor = null as string | null } = {}): LoadedColumn {
  return { pages: [{ column: 'open', total, cards, cursor }], pageParams: [null] };
}

const idsOf = ({ pages }: LoadedColumn) => pages.flatMap(({ cards }) => cards.map(({ id }) => id));

describe('a card in a column', () => {
  it('is placed by its deadline, without one last', () => {
    const column = loaded([card('a', { deadline: '2026-11-01' }), card('b', { deadline: '2026-12-01' })]);

    expect(idsOf(withCard(column, card('c', { deadline: '2026-11-15' })))).toEqual(['a', 'c', 'b']);
    expect(idsOf(withCard(column, card('c', { deadline: null })))).toEqual(['a', 'b', 'c']);
  });

  it('is placed latest first where nothing is left to do', () => {
    const done = (id: string, doneAt: string) => card(id, { column: 'done', doneAt });
    const column = loaded([done('a', '2026-11-03T08:00:00.000Z'), done('b', '2026-11-01T08:00:00.000Z')]);

    expect(idsOf(withCard(column, done('c', '2026-11-02T08:00:00.000Z')))).toEqual(['a', 'c', 'b']);
  });

  it('is left to its page when that has not been fetched, and counted', () => {
    const column = loaded([card('a')], { total: 40, cursor: 'next' });
    const after = withCard(column, card('z', { deadline: '2027-01-01' }));

    expect(idsOf(after)).toEqual(['a']);
    expect(after.pages[0]?.total).toBe(41);
  });

  it('is there once however often it is placed, and gone when it is taken away', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((each) => `2026-11-${String(each).padStart(2, '0')}`);
    const step = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), deadline: fc.option(day), remove: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const present = new Map<string, string>();
        let column = loaded([]);
        for (const { id, deadline, remove } of steps) {
          column = remove ? withoutCard(column, { meetingId: 'm-1', id }) : withCard(column, card(id, { deadline }));
          if (remove) present.delete(id);
          else present.set(id, deadline ?? '9999');
        }
        const ids = idsOf(column);
        expect([...ids].sort()).toEqual([...present.keys()].sort());
        expect(column.pages[0]?.total).toBe(present.size);
        const deadlines = ids.map((id) => present.get(id) ?? '');
        expect(deadlines).toEqual([...deadlines].sort());
      }),
    );
  });
});

it.each([
  [{ ownerId: 'p-1' }, true],
  [{ ownerId: 'p-2' }, false],
  [{ seriesId: 's-2' }, false],
  [{ from: '2026-11-20', to: '2026-11-20' }, true],
  [{ from: '2026-11-21' }, false],
  [{ to: '2026-11-19' }, false],
  [{ text: 'LEVERANTÖR' }, true],
  [{ text: 'kontor' }, false],
])('a card fits the filter %j: %s', (filter, expected) => {
  expect(fits(card('a'), filter)).toBe(expected);
});

it('a card without a deadline fits no dates', () => {
  expect(fits(card('a', { deadline: null }), { to: '2030-01-01' })).toBe(false);
});

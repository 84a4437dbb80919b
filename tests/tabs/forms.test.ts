import { filterOf, searchOf } from '../../tabs/board/board-search.ts';
import { changesOf, formOf } from '../../tabs/decision/decision-form.ts';
import { itemsOf } from '../../tabs/meeting/agenda-lines.ts';
import { answersFor, NO_ANSWER } from '../../tabs/meeting/close-answers.ts';
import { linesOf } from '../../tabs/parts/trend-lines.ts';
import { minutesOf } from '../../tabs/settings/minutes.ts';

const FRESH = { title: 'Byta leverantör', ownerId: 'p-1', deadline: '2026-11-20', steps: 'Ring' };

describe('the form of a decision', () => {
  it('sends only what differs from the decision as it is now', () => {
    expect(changesOf(FRESH, {})).toBeNull();
    expect(changesOf(FRESH, { title: 'Byta leverantör', deadline: '' })).toEqual({ deadline: null });
    expect(changesOf(FRESH, { ownerId: '', steps: ' Ring \n\nSkriv ' })).toEqual({ steps: ['Ring', 'Skriv'] });
  });

  it('is empty where the decision has nothing', () => {
    expect(formOf({ title: 'A', owner: { type: 'none' }, deadline: null, stepList: [] })).toEqual({
      title: 'A',
      ownerId: '',
      deadline: '',
      steps: '',
    });
  });
});

describe('the answers of the closing list', () => {
  const decision = (id: string, gate: string[]) => ({ id, gate }) as never;

  it('are those of decisions that still lack something', () => {
    const meeting = { decisionList: [decision('a', ['owner-missing']), decision('b', [])] };
    const filled = { a: { ...NO_ANSWER, ownerId: 'p-1' }, b: { ...NO_ANSWER, ownerId: 'p-2' } };

    expect(answersFor(meeting, filled)).toEqual({ a: { ownerId: 'p-1' } });
  });

  it('park with the reason alone, also what was parked without one', () => {
    const meeting = { decisionList: [decision('a', ['deadline-missing']), decision('b', ['reason-missing'])] };
    const filled = {
      a: { ...NO_ANSWER, deadline: '2027-01-01', parked: true, reason: ' Senare ' },
      b: { ...NO_ANSWER, reason: 'Väntar' },
    };

    expect(answersFor(meeting, filled)).toEqual({
      a: { parked: true, reason: 'Senare' },
      b: { parked: true, reason: 'Väntar' },
    });
  });
});

describe('the address of the board', () => {
  it('is read as far as it can be used', () => {
    const search = searchOf({ from: 'igår', to: '2026-11-20', column: 'nowhere', text: 'x'.repeat(200), ownerId: '' });

    expect(search).toMatchObject({ from: undefined, to: '2026-11-20', column: undefined, ownerId: undefined });
    expect(search.text).toHaveLength(100);
    expect(filterOf(search)).toEqual({ to: '2026-11-20', text: 'x'.repeat(100) });
  });
});

describe('a trend line', () => {
  const box = { width: 100, height: 10 };

  it('is broken where a value is missing and keeps the target in view', () => {
    const points = [0, 5, null, 10].map((value) => ({ value }));

    expect(linesOf(points, 10, box)).toEqual({ lines: ['0,10 33.3,5'], dots: [{ x: 100, y: 0 }], targetY: 0 });
  });

  it('lies in the middle when all is the same', () => {
    expect(linesOf([{ value: 0 }, { value: 0 }], 0, box)).toEqual({ lines: ['0,5 100,5'], dots: [], targetY: 5 });
  });
});

describe('minutes that are written', () => {
  it('are numbers with anything that parts them between, or nothing at all', () => {
    expect(minutesOf('45 38\n52; 7,5, 10')).toEqual([45, 38, 52, 7.5, 10]);
    expect(minutesOf('  ')).toEqual([]);
    expect(minutesOf('45 minuter')).toBeNull();
    expect(minutesOf('-3')).toBeNull();
  });
});

describe('the lines of an agenda', () => {
  it('are its items', () => {
    expect(itemsOf(' Läget \n\n- Nästa steg\n')).toEqual(['Läget', '- Nästa steg']);
  });
});

import { localProblem, ProblemError } from '../../tabs/api/problem-error.ts';
import { hrefOf, paramsOf, routeOf } from '../../tabs/app/address.ts';
import { createFormat } from '../../tabs/app/format.ts';
import { ownerWords, whenWords } from '../../tabs/decision/card-words.ts';
import { sv } from '../../tabs/locales/sv.ts';
import { fieldMessages } from '../../tabs/parts/field-messages.ts';
import { meets, quantity } from '../../tabs/parts/quantity.ts';
import { card } from './sample-card.ts';

const format = createFormat('sv', 'Europe/Stockholm', '2026-11-20');
const app = { texts: sv, format };
const when = (part: Parameters<typeof card>[1]) => whenWords(card('a', part), '2026-11-20', app);

describe('a decision in words', () => {
  it('says how it stands in time', () => {
    expect(when({ deadline: '2026-11-20' })).toEqual({ words: sv.decision.by('20 nov.'), tone: 'calm' });
    expect(when({ deadline: '2026-11-20', column: 'in-progress' }).tone).toBe('busy');
    expect(when({ deadline: '2026-11-19' })).toEqual({ words: sv.decision.overdue('19 nov.'), tone: 'bad' });
    expect(when({ deadline: null })).toEqual({ words: sv.decision.noDeadline, tone: 'warn' });
    expect(when({ column: 'parked' }).words).toBe(sv.decision.columns.parked);
    expect(when({ column: 'done', doneAt: '2025-02-03T10:00:00.000Z' }).words).toBe(sv.decision.doneOn('3 feb. 2025'));
    expect(when({ column: 'done' }).words).toBe(sv.decision.columns.done);
  });

  it('says who owns it, as far as that is known', () => {
    expect(ownerWords({ type: 'person', person: { id: 'p', name: 'Åsa' } }, sv)).toBe('Åsa');
    expect(ownerWords({ type: 'none' }, sv)).toBe(sv.decision.noOwner);
    expect(ownerWords({ type: 'unknown', name: 'Eva' }, sv)).toBe(sv.decision.unclearOwner('Eva'));
  });
});

describe('a quantity', () => {
  it('comes with its unit', () => {
    expect(quantity(25, 'minutes', app)).toBe('25 min');
    expect(quantity(1.25, 'seconds', app)).toBe('1,3 s');
    expect(quantity(30, 'sek', app)).toBe('30 kr');
    expect(quantity(0.705, 'share', app)).toMatch(/^70,5\s%$/);
  });

  it('meets its target from the right side', () => {
    expect([meets(25, 25, 'higher'), meets(24, 25, 'higher'), meets(24, 25, 'lower')]).toEqual([true, false, true]);
  });
});

it('instants are shown in the zone of the tenant', () => {
  expect(format.instant('2026-11-20T23:30:00.000Z')).toContain('00:30');
  expect(format.moment('2026-11-20T23:30:00.000Z')).toContain('2026');
});

it('what is wrong with a field stands at the field', () => {
  const problem = { ...localProblem('TABS.FAILED', 422), fields: [{ field: 'title', code: 'missing' as const }] };
  const messages = fieldMessages(new ProblemError(problem), sv);

  expect(messages('title')).toEqual({ validationMessage: sv.problems.fields.missing });
  expect([messages('other'), fieldMessages(null, sv)('title')]).toEqual([{}, {}]);
});

it('an address is read as it is written', () => {
  const href = hrefOf('/board', { meeting: 'm 1', decision: null, text: 'å&ä' });

  expect(routeOf(href)).toEqual({ path: '/board', search: { meeting: 'm 1', text: 'å&ä' } });
  expect([routeOf('').path, hrefOf('/')]).toEqual(['/', '#/']);
  expect(paramsOf('/meetings/:id', '/meetings/m%201')).toEqual({ id: 'm 1' });
  expect(paramsOf('/meetings/:id', '/meetings/%')).toEqual({ id: '%' });
  expect([paramsOf('/meetings/:id', '/meetings'), paramsOf('/a', '/b')]).toEqual([null, null]);
});

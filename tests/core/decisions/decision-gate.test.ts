import { type Decision, type GateProblem, gateProblems } from '../../../core/decisions/index.ts';
import { decision } from '../../helpers/decisions.ts';

const TODAY = '2026-10-05';
const context = { personIds: new Set(['anna', 'bo']), today: TODAY };

const cases: [string, Partial<Decision>, GateProblem[]][] = [
  ['an owner and a date', {}, []],
  ['a date today', { deadline: TODAY }, []],
  ['a date yesterday', { deadline: '2026-10-04' }, ['deadline-past']],
  ['no date', { deadline: null }, ['deadline-missing']],
  ['no owner', { owner: { type: 'none' } }, ['owner-missing']],
  ['an owner who is not here', { owner: { type: 'person', personId: 'dan' } }, ['owner-unknown']],
  ['a name of nobody here', { owner: { type: 'unknown', name: 'Kalle' } }, ['owner-unknown']],
  ['a name of two', { owner: { type: 'ambiguous', name: 'Anna', personIds: ['anna', 'bo'] } }, ['owner-ambiguous']],
  ['nothing', { owner: { type: 'none' }, deadline: null }, ['owner-missing', 'deadline-missing']],
  [
    'a yes but nothing else',
    { status: 'confirmed', owner: { type: 'none' }, deadline: null },
    ['owner-missing', 'deadline-missing'],
  ],
  ['been dismissed', { status: 'dismissed', owner: { type: 'none' }, deadline: null }, []],
  [
    'been parked with a reason',
    { status: 'parked', parkedReason: 'Väntar', owner: { type: 'none' }, deadline: null },
    [],
  ],
  ['been parked without a reason', { status: 'parked', parkedReason: null }, ['reason-missing']],
  ['been parked with spaces for a reason', { status: 'parked', parkedReason: ' \t ' }, ['reason-missing']],
];

describe('gateProblems', () => {
  it.each(cases)('of a decision that has %s', (_name, overrides, problems) => {
    expect(gateProblems(decision(overrides), context)).toEqual(problems);
  });
});

import { liveDecisions, nameOf, personOf, withDecision, withPerson } from '../../../core/meetings/index.ts';
import { decision } from '../../helpers/decisions.ts';
import { meetingOf } from '../../helpers/meetings.ts';
import { ANNA, BO, CILLA, DAN, person } from '../../helpers/people.ts';

const meeting = meetingOf();

describe('the people of a meeting', () => {
  it('are found by id', () => {
    expect(personOf(meeting, 'bo')).toEqual(BO);
    expect(personOf(meeting, 'dan')).toBeNull();
  });

  it.each([
    ['Anna Svensson', 'Anna Svensson'],
    [' A\u202Enna\u200B ', 'Anna'],
    ['x'.repeat(200), `${'x'.repeat(79)}…`],
    ['\u200B', '?'],
  ])('are shown by a name that is safe to show: %j', (name, shown) => {
    expect(nameOf(meetingOf({ people: [{ ...ANNA, name }] }), 'anna')).toBe(shown);
  });

  it('who are gone are shown by their id', () => {
    expect(nameOf(meeting, 'dan')).toBe('dan');
  });

  it('are joined by someone new', () => {
    expect(withPerson(meeting, DAN).people).toEqual([ANNA, BO, CILLA, DAN]);
  });

  it('stay the same object when nothing about them is new', () => {
    expect(withPerson(meeting, { ...ANNA, email: null })).toBe(meeting);
  });

  it('get their new name and Teams id, and keep an address that is not told this time', () => {
    const renamed = person('Anna Berg', { id: 'anna', teamsId: '29:new', email: null });

    expect(withPerson(meeting, renamed).people).toEqual([BO, CILLA, { ...renamed, email: ANNA.email }]);
    expect(withPerson(meetingOf({ people: [{ ...ANNA, email: null }] }), renamed).people).toEqual([renamed]);
  });
});

describe('the decisions of a meeting', () => {
  const both = meetingOf({ decisions: [decision(), decision({ id: 'd-2', status: 'dismissed' })] });

  it('stand unless they were dismissed', () => {
    expect(liveDecisions(both).map(({ id }) => id)).toEqual(['d-1']);
  });

  it('are exchanged one at a time, and the list counts it', () => {
    const next = withDecision(both, decision({ id: 'd-2', title: 'Ny' }));

    expect(next.decisions.map(({ title }) => title)).toEqual(['Byta leverantör', 'Ny']);
    expect(next.revision).toBe(both.revision + 1);
  });
});

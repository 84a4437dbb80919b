import { peopleOf } from '../../../core/transcripts/index.ts';

describe('the people of a transcript', () => {
  it('are those who are said to be there and those who speak, once each', () => {
    const { attendees } = peopleOf(
      ['Anna Svensson', ' Petra Lund ', '', 'Anna Svensson'],
      ['ANNA  SVENSSON', 'Svensson, Anna', 'Anna Svensson (Extern)', 'Gustav', null, 'Gustav'],
    );

    expect(attendees.map(({ name }) => name)).toEqual(['Anna Svensson', 'Petra Lund', 'Gustav']);
  });

  it('are found by the given name when only one is called that', () => {
    const { idOf, nameOf } = peopleOf(['Anna Svensson', 'Anna Berg', 'Petra Lund'], ['Petra', 'Anna']);

    expect(nameOf(idOf('Petra'))).toBe('Petra Lund');
    expect(nameOf(idOf('Anna'))).toBe('Anna');
  });

  it('are nobody where the transcript does not tell', () => {
    const { idOf, nameOf } = peopleOf(['Anna'], [null]);

    expect(nameOf(idOf(null))).toBeNull();
    expect(idOf('Petra')).toBe(idOf(null));
  });

  it('cannot be named by a label, but keep it', () => {
    const { attendees, idOf, nameOf } = peopleOf([], ['A', 'Speaker 1', 'SPEAKER_00', 'Okänd talare', 'Anna']);

    expect(attendees.map(({ name }) => name)).toEqual(['Anna']);
    expect(nameOf(idOf('A'))).toBe('A');
    expect(idOf('A')).not.toBe(idOf('Speaker 1'));
  });
});

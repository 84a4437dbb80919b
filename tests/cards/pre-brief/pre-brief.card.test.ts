import { createCardRenderers } from '../../../cards/index.ts';
import { readCard } from '../card-reader.ts';
import { briefView } from '../sample-views.ts';

const { preBrief } = createCardRenderers();

function linesOf(overrides: Parameters<typeof briefView>[0] = {}): string[] {
  return readCard(preBrief(briefView(overrides)).card);
}

describe('the pre-brief', () => {
  it('says who is there and what is open', () => {
    expect(linesOf()).toEqual([
      'Inför mötet',
      'Ledningsgrupp',
      'Med i mötet: Anna Svensson och Bo Lindqvist',
      'Dagordning: Budget 2027',
      '1. Läget',
      '2. Nästa steg',
      'Öppet sedan tidigare',
      'Byta leverantör',
      'Ägare: Anna Svensson, försenat, skulle ha varit klart tors 1 okt 2026, bestämt sön 20 sep 2026, lovat till Bo Lindqvist',
    ]);
  });

  it('says that it is the first meeting and that nothing is open', () => {
    expect(linesOf({ people: [], openItems: [], firstMeeting: true, meetingTitle: '', agenda: null })).toEqual([
      'Inför mötet',
      'Jag vet inte än vilka som är med.',
      'Det här är första mötet som jag är med på i den här chatten.',
      'Öppet sedan tidigare',
      'Inget är öppet sedan tidigare.',
    ]);
  });

  it.each([
    [{ morePeople: 5 }, 'Med i mötet: Anna Svensson, Bo Lindqvist och 5 till'],
    [{ people: [], morePeople: 12 }, 'Med i mötet: 12 personer'],
    [{ people: ['Anna'] }, 'Med i mötet: Anna'],
  ])('counts the people: %j', (overrides, line) => {
    expect(linesOf(overrides)).toContain(line);
  });

  it('says what an item lacks and how many more there are', () => {
    const item = {
      title: 'Boka lokal',
      ownerName: null,
      deadline: null,
      overdue: false,
      since: '2026-09-20',
      owedTo: null,
    };

    const lines = linesOf({ openItems: [item], moreItems: 3 });

    expect(lines).toContain('Ingen ägare, inget datum, bestämt sön 20 sep 2026');
    expect(lines).toContain('… och 3 till.');
  });
});

import { createCardRenderers } from '../../../cards/index.ts';
import { readCard } from '../card-reader.ts';
import { recapView } from '../sample-views.ts';

const { recap } = createCardRenderers();

function linesOf(overrides: Parameters<typeof recapView>[0] = {}): string[] {
  return readCard(recap(recapView(overrides)).card);
}

describe('the recap', () => {
  it('says what the meeting came to and what the recap is made of', () => {
    expect(linesOf()).toEqual([
      'Sammanfattning',
      'Ledningsgrupp',
      'tors 8 okt 2026',
      'Beslut och uppgifter',
      'Beslut: Byta leverantör',
      'Ägare: Anna Svensson, klart senast tors 15 okt 2026, finns i Planner',
      '”Vi byter leverantör”',
      'Öppna frågor',
      '- Hur gör vi med budgeten?',
      'Parkerat',
      '- Resepolicy. Skäl: Väntar på facket',
      'Så är sammanfattningen gjord',
      'Vad deltagarna har sagt ja till: Bas 3, nej eller inget svar 1.',
      'Källor: chatten.',
      'Läst med inbyggda regler, utan språkmodell.',
      'Det här saknas: det som sades högt.',
    ]);
  });

  it('has words for everything that there is nothing of', () => {
    const provenance = { levels: [], sources: [], tier: 'rules' as const, missing: [] };

    const lines = linesOf({ decisions: [], openQuestions: [], parked: [], provenance });

    expect(lines).toEqual([
      'Sammanfattning',
      'Ledningsgrupp',
      'tors 8 okt 2026',
      'Beslut och uppgifter',
      'Jag uppfattade inga beslut.',
      'Öppna frågor',
      'Inga öppna frågor.',
      'Parkerat',
      'Inget parkerades.',
      'Så är sammanfattningen gjord',
      'Jag vet inte vad deltagarna har sagt ja till.',
      'Källor: inga.',
      'Läst med inbyggda regler, utan språkmodell.',
      'Jag känner inte till något som saknas.',
    ]);
  });

  it.each([
    ['pending', 'Ägare: Bo, klart senast tis 20 okt 2026, läggs snart in i Planner'],
    ['none', 'Ägare: Bo, klart senast tis 20 okt 2026, ingen uppgift i Planner'],
  ] as const)('says where the task of a decision is: %s', (taskState, line) => {
    const item = {
      kind: 'action' as const,
      title: 'Boka',
      ownerName: 'Bo',
      deadline: '2026-10-20',
      taskState,
      quote: null,
    };

    expect(linesOf({ decisions: [item] })).toEqual(expect.arrayContaining(['Att göra: Boka', line]));
  });

  it('says how much it leaves out, and keeps all of it in the text', () => {
    const openQuestions = Array.from({ length: 200 }, (_, index) => `Fråga ${index}: ${'ö'.repeat(150)}`);

    const { card, text } = recap(recapView({ openQuestions }));

    const shown = readCard(card).filter((line) => line.startsWith('- Fråga')).length;
    expect(readCard(card)).toContain(`… och ${200 - shown} till.`);
    expect(openQuestions.filter((question) => !text.includes(question))).toEqual([]);
  });
});

import { hear, hearAll } from './conversation.ts';

const attendees = ['Anna', 'Petra', 'Gustav'];
const sv = { language: 'sv', attendees } as const;
const nb = { language: 'nb', attendees } as const;
const da = { language: 'da', attendees } as const;
const en = { language: 'en', attendees } as const;

function alternativesIn(...conversation: Parameters<typeof hearAll>): [string, string[]][] {
  return hearAll(...conversation).map(({ title, alternatives }) => [title, alternatives]);
}

describe('what else was on the table', () => {
  it.each([
    [sv, 'Anna: Ska vi ta Visma eller Fortnox?', 'Petra: Vi tar Fortnox.', ['Ta Fortnox', ['Visma']]],
    [nb, 'Anna: Skal vi ta Visma eller Fortnox?', 'Petra: Da tar vi Fortnox.', ['Ta Fortnox', ['Visma']]],
    [da, 'Anna: Skal vi tage Visma eller Fortnox?', 'Petra: Vi tager Fortnox.', ['Tage Fortnox', ['Visma']]],
    [en, 'Anna: Should we go with Azure or AWS?', 'Petra: We go with AWS then.', ['Go with AWS', ['Azure']]],
  ])('are the options of a question that were not picked (%#)', (setting, question, answer, found) => {
    expect(alternativesIn(setting, question, answer)).toEqual([found]);
  });

  it('is a proposal that another one was set against', () => {
    const found = alternativesIn(
      sv,
      'Anna: Jag föreslår att vi byter till Visma.',
      'Petra: Nej, jag föreslår att vi byter till Fortnox.',
      'Gustav: Ja, det gör vi.',
    );

    expect(found).toEqual([['Byta till Fortnox', ['Byta till Visma']]]);
  });

  it('is a proposal that was rejected', () => {
    const found = alternativesIn(
      sv,
      'Anna: Ska vi köra på Visma?',
      'Petra: Nej, för dyrt.',
      'Anna: Då kör vi på Fortnox.',
    );

    expect(found).toEqual([['Köra på Fortnox', ['Köra på Visma']]]);
  });

  it('is what was decided before it was changed', () => {
    const found = alternativesIn(
      sv,
      'Anna: Vi beslutar att köra på Visma.',
      'Petra: Nej vänta, vi kör på Fortnox i stället.',
    );

    expect(found).toEqual([['Köra på Fortnox', ['Köra på Visma']]]);
  });

  it('is the option without the verb of the question', () => {
    const [first] = hearAll(
      sv,
      'Anna: Ska vi köra blå eller grön profil?',
      'Petra: Grön.',
      'Anna: Okej, då blir det grön.',
    );

    expect(first?.alternatives).toEqual(['Blå']);
  });

  it('is not what was proposed about something else, nor what was said too long ago', () => {
    const other = alternativesIn(
      sv,
      'Anna: Vi kan flytta mötet till torsdag.',
      'Petra: Ska vi byta bank?',
      'Gustav: Ja, det gör vi.',
    );
    const old = alternativesIn(
      sv,
      'Anna: Ska vi köra på Visma?',
      'Petra: Nej, för dyrt.',
      ...Array.from({ length: 5 }, () => 'Anna: Det regnar i Göteborg.'),
      'Anna: Då kör vi på Fortnox.',
    );

    expect([other, old]).toEqual([[['Byta bank', []]], [['Köra på Fortnox', []]]]);
  });

  it('is nothing for a task', () => {
    const found = hear(sv, 'Petra: Ska vi ringa banken?', 'Anna: Nej.', 'Gustav: Jag ringer Fortnox på fredag.');

    expect(found).toMatchObject([{ kind: 'action', alternatives: [] }]);
  });
});

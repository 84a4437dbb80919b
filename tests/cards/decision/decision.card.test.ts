import { createCardRenderers } from '../../../cards/index.ts';
import { buttonsOf, clicksOf, nodesOfType, readCard } from '../card-reader.ts';
import { crowd, decisionView, PEOPLE } from '../sample-views.ts';

const { decision } = createCardRenderers();
const REF = { meetingId: 'm-1', decisionId: 'd-1', revision: 3 };

function linesOf(overrides: Parameters<typeof decisionView>[0] = {}): string[] {
  return readCard(decision(decisionView(overrides)).card);
}

describe('the decision card', () => {
  it('says what, who, when, and where it comes from', () => {
    const lines = linesOf({ steps: ['Ta in offerter', 'Välj en'] });

    expect(lines.slice(0, 9)).toEqual([
      'Beslut: inte bekräftat än',
      'Byta leverantör',
      'Ägare: Anna Svensson',
      'Klart senast: tors 15 okt 2026',
      'Steg',
      '1. Ta in offerter',
      '2. Välj en',
      '”Vi byter leverantör”',
      'Bo Lindqvist kl. 10:42',
    ]);
  });

  it('says the same as text, with the command that lists all decisions', () => {
    const { text } = decision(decisionView({ steps: ['Ta in offerter'] }));

    expect(text.split('\n')).toEqual([
      'Beslut: Byta leverantör (inte bekräftat än)',
      'Ägare: Anna Svensson',
      'Klart senast: tors 15 okt 2026',
      'Steg',
      '1. Ta in offerter',
      '”Vi byter leverantör”',
      'Bo Lindqvist kl. 10:42',
      'Anna Svensson, tar du på dig det?',
      'Svara i kortet, eller skriv /kollegan decisions så ser du alla beslut.',
    ]);
  });

  it.each([
    [
      'caught',
      ['Bekräfta', 'Ändra', 'Spara', 'Inte ett beslut', 'Jag tar det', 'Inte jag', 'Lämna över', 'Lämna över'],
    ],
    ['confirmed', ['Ändra', 'Spara', 'Inte ett beslut', 'Jag tar det', 'Inte jag', 'Lämna över', 'Lämna över']],
    ['parked', ['Ändra', 'Spara', 'Inte ett beslut', 'Jag tar det', 'Inte jag', 'Lämna över', 'Lämna över']],
    ['dismissed', ['Ta tillbaka']],
  ] as const)('offers what can be done while it is %s', (status, buttons) => {
    expect(buttonsOf(decision(decisionView({ status })).card)).toEqual(buttons);
  });

  it('carries only the ids and the version in its buttons', () => {
    const { card } = decision(decisionView());

    const confirm = clicksOf(card).find(({ verb }) => verb === 'decision.confirm');
    expect(confirm).toEqual({ verb: 'decision.confirm', title: 'Bekräfta', data: REF, clicks: 1 });
  });

  it('says that the words were not kept', () => {
    const evidence = { speakerName: 'Bo Lindqvist', time: '10:42', quote: null, link: null };

    expect(linesOf({ evidence })).toContain('Bo Lindqvist sa det kl. 10:42. Orden är inte sparade.');
    expect(linesOf({ evidence: null })).toContain('Det finns ingen uppgift om vem som sa det.');
  });

  it('links to the message', () => {
    const link = 'https://teams.microsoft.com/l/message/19:abc@thread.v2/1';
    const { card, text } = decision(
      decisionView({ evidence: { speakerName: 'Bo', time: '10:42', quote: 'Ja', link } }),
    );

    expect(nodesOfType(card, /^Action\.OpenUrl$/)).toMatchObject([{ title: 'Visa i chatten', url: link }]);
    expect(text).toContain(link);
  });

  it.each([
    ['accepted', 'Anna Svensson har tagit på sig det.', ['Inte jag', 'Lämna över', 'Lämna över']],
    ['declined', 'Anna Svensson har sagt nej till det.', ['Jag tar det', 'Lämna över', 'Lämna över']],
  ] as const)('shows that the owner has %s', (ownerResponse, line, buttons) => {
    const { card } = decision(decisionView({ status: 'confirmed', ownerResponse }));

    expect(readCard(card)).toContain(line);
    expect(buttonsOf(card).slice(-buttons.length)).toEqual(buttons);
  });

  it('asks which of those who share a name', () => {
    const { card, text } = decision(
      decisionView({ owner: { type: 'ambiguous', name: 'Anna', choices: PEOPLE.slice(0, 2) } }),
    );

    expect(readCard(card)).toContain('Vilken Anna?');
    expect(clicksOf(card).filter(({ verb }) => verb === 'decision.choose-owner')).toEqual([
      { verb: 'decision.choose-owner', title: 'Anna Svensson', data: { ...REF, personId: 'p-anna-s' }, clicks: 1 },
      { verb: 'decision.choose-owner', title: 'Anna Öberg', data: { ...REF, personId: 'p-anna-o' }, clicks: 1 },
    ]);
    expect(text).toContain('Vilken Anna?\n- Anna Svensson\n- Anna Öberg');
    expect(readCard(card)).not.toContain('[Jag tar det]');
  });

  it('asks with a list when there are too many for buttons', () => {
    const { card } = decision(decisionView({ owner: { type: 'ambiguous', name: 'Anna', choices: crowd(6) } }));

    const list = nodesOfType(card, /^Input\.ChoiceSet$/).find(({ id }) => id === 'personId');
    expect(list).toMatchObject({ isRequired: true });
    expect(list?.['choices']).toHaveLength(6);
  });

  it.each([
    [{ type: 'none' }, 'Ägare: saknas'],
    [{ type: 'unknown', name: 'Kalle' }, 'Ägare: ”Kalle” finns inte i mötet'],
    [{ type: 'person', id: 'p-1', name: '' }, 'Ägare: Person utan namn'],
  ] as const)('says what is wrong with the owner %j', (owner, line) => {
    expect(linesOf({ owner })).toContain(line);
  });

  it('says that a date is missing, and why it was parked', () => {
    expect(linesOf({ deadline: null })).toContain('Klart senast: saknas');
    expect(linesOf({ status: 'parked', parkedReason: 'Väntar på facket' })).toContain('Parkerat: Väntar på facket');
    expect(linesOf({ status: 'parked', parkedReason: null })).toContain('Parkerat utan skäl.');
  });

  it('starts the form with what is known', () => {
    const { card } = decision(decisionView({ steps: ['Ett', 'Två'] }));

    expect(clicksOf(card).find(({ verb }) => verb === 'decision.change')?.data).toEqual({
      ...REF,
      title: 'Byta leverantör',
      owner: 'p-anna-s',
      deadline: '2026-10-15',
      steps: 'Ett\nTvå',
    });
  });

  it('picks no owner beforehand when the name does not tell which person it is', () => {
    const twins = [
      { id: 'p-1', name: 'Anna Svensson' },
      { id: 'p-2', name: 'Anna Svensson' },
    ];

    const { card } = decision(decisionView({ people: twins }));

    const list = nodesOfType(card, /^Input\.ChoiceSet$/).find(({ id }) => id === 'owner');
    expect(list).toMatchObject({ placeholder: 'Anna Svensson (ingen ändring)' });
    expect(list).not.toHaveProperty('value');
  });

  it('shows a refused answer at its field and outside the closed form', () => {
    const problem = 'Datumet har redan passerat.';

    const { card, text } = decision(decisionView({ problems: { deadline: problem }, notice: 'Bo ändrade ägaren.' }));

    const shown = nodesOfType(card, /^TextRun$/).filter((run) => run['text'] === problem);
    const form = nodesOfType(card, /^Action\.ShowCard$/)[0];
    expect(shown.map(({ color }) => color)).toEqual(['Attention', 'Attention']);
    expect(nodesOfType(form, /^TextRun$/).filter((run) => run['text'] === problem)).toHaveLength(1);
    expect(text).toContain(`Bo ändrade ägaren.\n${problem}`);
  });

  it('shows eight steps and says how many more there are', () => {
    const lines = linesOf({ steps: Array.from({ length: 11 }, (_, index) => `Steg ${index}`) });

    expect(lines).toContain('8. Steg 7');
    expect(lines).toContain('… och 3 till.');
  });
});

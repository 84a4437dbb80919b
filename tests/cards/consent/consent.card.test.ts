import { createCardRenderers } from '../../../cards/index.ts';
import { buttonsOf, clicksOf, nodesOfType, readCard } from '../card-reader.ts';
import { consentView, ownConsent } from '../sample-views.ts';

const { consent } = createCardRenderers();

describe('the consent card', () => {
  it('asks with one line per level and one button per answer', () => {
    const { card, text } = consent(consentView());

    expect(readCard(card)).toEqual([
      'Du bestämmer vad jag hör',
      'Jag är Kollegan och fångar beslut i det här mötet.',
      'Jag gör det bara med ditt samtycke.',
      'Bas: Jag sparar beslut, inte dina ord.',
      'Plus: Jag sparar dina ord i 30 dagar.',
      'Juridik: Orden bakom beslut sparas i 7 år.',
      '3 av 8 har svarat. Högsta nivå i det här mötet: Juridik.',
      'Du kan ändra dig när som helst.',
      '[Bas]',
      '[Plus]',
      '[Juridik]',
      '[Nej tack]',
    ]);
    expect(text).toContain('/kollegan bas');
    expect(text).toContain('/kollegan nej');
  });

  it('takes no more clicks to say no than to say yes, and makes no answer stand out', () => {
    const { card } = consent(consentView({ own: ownConsent({ level: 'plus' }) }));

    const answers = clicksOf(card).filter(({ verb }) => verb === 'consent.give');
    const no = answers.filter(({ data }) => data['level'] === 'none');
    const yes = answers.filter(({ data }) => data['level'] !== 'none');
    expect(no.map(({ clicks }) => clicks)).toEqual([1]);
    expect(Math.min(...yes.map(({ clicks }) => clicks))).toBeGreaterThanOrEqual(1);
    expect(nodesOfType(card, /^Action\./).filter(({ style }) => style !== undefined)).toEqual([]);
  });

  it('marks the answer of the person it is for', () => {
    const { card, text } = consent(consentView({ own: ownConsent({ level: 'plus' }) }));

    expect(buttonsOf(card)).toEqual(['Bas', '✓ Plus', 'Juridik', 'Nej tack']);
    expect(readCard(card)).toContain('✓ Plus (ditt val): Jag sparar dina ord i 30 dagar.');
    expect(text).toContain('Anna Svensson, du har valt Plus.');
  });

  it.each([
    [null, 'Anna Svensson, du har inte svarat. Tills du gör det hör jag inte det du säger.'],
    ['none', 'Anna Svensson, du har tackat nej. Jag hör inte det du säger.'],
    ['bas', 'Anna Svensson, du har valt Bas.'],
  ] as const)('says what the answer %s means', (level, expected) => {
    const { card } = consent(consentView({ own: ownConsent({ level }) }));

    expect(readCard(card)).toContain(expected);
  });

  it('says when the ceiling lowers an answer', () => {
    const { card } = consent(consentView({ ceiling: 'bas', own: ownConsent({ level: 'juridik', loweredTo: 'bas' }) }));

    expect(readCard(card)).toContain(
      'Anna Svensson, du har valt Juridik. I det här mötet gäller Bas, eftersom mötets högsta nivå är lägre än ditt val.',
    );
  });

  it('says when the words have changed since the answer', () => {
    const { card } = consent(consentView({ own: ownConsent({ level: 'plus', isOutdated: true }) }));

    expect(readCard(card).join()).toContain('Texten har ändrats sedan du svarade.');
  });

  it('takes every answer, whatever the ceiling, and says how far the meeting goes', () => {
    const levels = ['Bas', 'Plus', 'Juridik', 'Nej tack'];
    expect(buttonsOf(consent(consentView({ ceiling: 'bas' })).card)).toEqual(levels);
    expect(buttonsOf(consent(consentView({ ceiling: 'none' })).card)).toEqual(levels);
    expect(consent(consentView({ ceiling: 'none' })).text).toContain('I det här mötet lyssnar jag inte på någon.');
  });

  it('lets only the organiser change the ceiling', () => {
    const organizer = consent(consentView({ ceiling: 'plus', own: ownConsent({ isOrganizer: true }) }));
    const other = consent(consentView({ ceiling: 'plus', own: ownConsent() }));
    const common = consent(consentView({ ceiling: 'plus' }));

    const ceilings = ({ card }: typeof organizer) => clicksOf(card).filter(({ verb }) => verb === 'consent.ceiling');
    expect(ceilings(organizer).map(({ title, data }) => [title, data])).toEqual([
      ['Bas', { meetingId: 'm-1', ceiling: 'bas' }],
      ['✓ Plus', { meetingId: 'm-1', ceiling: 'plus' }],
      ['Juridik', { meetingId: 'm-1', ceiling: 'juridik' }],
    ]);
    expect([ceilings(other), ceilings(common)]).toEqual([[], []]);
  });

  it('is shown to each person in their own way where Teams can', () => {
    const common = consent(consentView({ refreshUserIds: ['29:a', '29:b'] }));
    const large = consent(consentView({ refreshUserIds: [] }));

    expect(common.card['refresh']).toMatchObject({
      action: { type: 'Action.Execute', verb: 'consent.view', data: { meetingId: 'm-1' } },
      userIds: ['29:a', '29:b'],
    });
    expect(large.card).not.toHaveProperty('refresh');
  });

  it('names nobody on the card for all', () => {
    expect(JSON.stringify(consent(consentView()))).not.toContain('Anna');
  });
});

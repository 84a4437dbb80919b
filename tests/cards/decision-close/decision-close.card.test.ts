import { createCardRenderers } from '../../../cards/index.ts';
import { buttonsOf, clicksOf, nodesOfType, readCard } from '../card-reader.ts';
import { closeView, completeRow, crowd, incompleteRow, PEOPLE } from '../sample-views.ts';

const { decisionClose } = createCardRenderers();

describe('the decision-close card', () => {
  it('asks for what is missing, each problem under its input, and shows the rest in a line', () => {
    const { card } = decisionClose(closeView());

    expect(readCard(card)).toEqual([
      'Innan mötet stängs',
      'Ledningsgrupp',
      'Ett beslut behöver kompletteras.',
      '1. Byta leverantör',
      'Ägare till beslut 1',
      'Välj en ägare.',
      'Klart senast, beslut 1',
      'Välj ett datum.',
      '[Parkera i stället]',
      'Parkera beslut 1 och ta upp det senare',
      'Varför parkeras beslut 1?',
      '✓ Boka lokal',
      'Bo Lindqvist, klart senast tis 20 okt 2026',
      '[Stäng mötet]',
      '[Fortsätt mötet]',
    ]);
  });

  it('names its inputs after the decision', () => {
    const { card } = decisionClose(closeView());

    expect(clicksOf(card)).toEqual([
      {
        verb: 'close.submit',
        title: 'Stäng mötet',
        clicks: 1,
        data: {
          meetingId: 'm-1',
          revision: 2,
          'owner:d-2': '',
          'deadline:d-2': '',
          'parked:d-2': 'false',
          'reason:d-2': '',
        },
      },
      { verb: 'close.reopen', title: 'Fortsätt mötet', clicks: 1, data: { meetingId: 'm-1' } },
    ]);
  });

  it('keeps what was typed', () => {
    const row = incompleteRow({
      ownerId: 'p-bo',
      deadlineInput: '2026-02-01',
      parked: true,
      reason: 'Väntar',
      problems: { deadline: 'Datumet har passerat.' },
    });

    const { card } = decisionClose(closeView({ rows: [row] }));

    expect(clicksOf(card)[0]?.data).toMatchObject({
      'owner:d-2': 'p-bo',
      'deadline:d-2': '2026-02-01',
      'parked:d-2': 'true',
      'reason:d-2': 'Väntar',
    });
  });

  it('leaves a date empty that no date field can show', () => {
    const { card } = decisionClose(closeView({ rows: [incompleteRow({ deadlineInput: 'på fredag' })] }));

    expect(clicksOf(card)[0]?.data).toMatchObject({ 'deadline:d-2': '' });
  });

  it('opens the parking fields only where they are asked for', () => {
    const closed = decisionClose(closeView({ rows: [incompleteRow()] }));
    const open = decisionClose(closeView({ rows: [incompleteRow({ parked: true, problems: { reason: 'Skriv.' } })] }));

    const parking = (card: unknown) => nodesOfType(card, /^Container$/).filter(({ id }) => id === 'parking:d-2');
    expect(parking(closed.card)).toMatchObject([{ isVisible: false }]);
    expect(parking(open.card)).toMatchObject([{ isVisible: true }]);
    expect(buttonsOf(open.card)).not.toContain('Parkera i stället');
  });

  it('puts those who share the name first', () => {
    const owner = { type: 'ambiguous' as const, name: 'Anna', choices: PEOPLE.slice(1, 2) };

    const { card } = decisionClose(closeView({ rows: [incompleteRow({ owner })] }));

    const values = nodesOfType(card, /^Input\.ChoiceSet$/).flatMap(({ choices }) => choices as { value: string }[]);
    expect(values.map(({ value }) => value)).toEqual(['p-anna-o', 'p-anna-s', 'p-bo']);
  });

  it('keeps the picked person where people are searched for', () => {
    const people = crowd(300);
    const ownerId = people[7]?.id ?? '';

    const { card } = decisionClose(closeView({ people, rows: [incompleteRow({ ownerId })] }));

    expect(nodesOfType(card, /^Input\.ChoiceSet$/)).toMatchObject([
      { value: ownerId, style: 'filtered', choices: [{ value: ownerId }] },
    ]);
  });

  it('says when someone was quicker', () => {
    expect(readCard(decisionClose(closeView({ state: 'stale' })).card)).toContain(
      'Någon hann före. Så här ser listan ut nu.',
    );
  });

  it('asks nothing of a closed meeting', () => {
    const rows = [completeRow(), completeRow({ title: 'Resepolicy', parked: true, reason: 'Väntar på facket' })];

    const { card } = decisionClose(closeView({ state: 'closed', closedBy: 'Bo Lindqvist', rows }));

    expect(readCard(card)).toEqual([
      'Mötet är stängt',
      'Ledningsgrupp',
      'Bo Lindqvist stängde mötet.',
      '✓ Boka lokal',
      'Bo Lindqvist, klart senast tis 20 okt 2026',
      '✓ Resepolicy',
      'Parkerat: Väntar på facket',
    ]);
  });

  it('gives no check mark to what a closed meeting left open', () => {
    const { card } = decisionClose(closeView({ state: 'closed', closedBy: 'Bo', rows: [incompleteRow()] }));

    expect(readCard(card).slice(-2)).toEqual(['Byta leverantör', 'ingen ägare, inget datum']);
  });

  it.each([
    [{ rows: [] }, 'Jag uppfattade inga beslut i det här mötet.'],
    [{ rows: [completeRow()] }, 'Alla beslut är klara. Mötet kan stängas.'],
    [{ rows: [incompleteRow(), incompleteRow({ decisionId: 'd-3' })] }, '2 beslut behöver kompletteras.'],
    [{ rows: [], state: 'closed', closedBy: null }, 'Jag uppfattade inga beslut i det här mötet.'],
  ] as const)('says where the meeting stands: %j', (overrides, line) => {
    const { card } = decisionClose(closeView({ ...overrides, rows: [...overrides.rows] }));

    expect(readCard(card)).toContain(line);
  });

  it('says the same as text, with every problem', () => {
    const { text } = decisionClose(closeView());

    expect(text.split('\n')).toEqual([
      'Innan mötet stängs: Ledningsgrupp',
      'Ett beslut behöver kompletteras.',
      '1. Byta leverantör',
      'ingen ägare, inget datum',
      'Välj en ägare.',
      'Välj ett datum.',
      '✓ Boka lokal',
      'Bo Lindqvist, klart senast tis 20 okt 2026',
      'Svara i kortet. /kollegan decisions visar alla beslut, /kollegan close stänger mötet när allt är klart.',
    ]);
  });
});

import { createCardRenderers } from '../../../cards/index.ts';
import { buttonsOf, clicksOf, readCard } from '../card-reader.ts';
import { nudgeView } from '../sample-views.ts';

const { nudge } = createCardRenderers();

describe('the nudge', () => {
  it('reminds the owner and offers three answers', () => {
    const { card } = nudge(nudgeView());

    expect(readCard(card)).toEqual([
      'Påminnelse',
      'Byta leverantör',
      'Anna Svensson, du står som ägare till det här.',
      'Klart senast tors 15 okt 2026',
      'Från mötet Ledningsgrupp',
      '[Klart]',
      '[Påminn mig senare]',
      '[Inte mitt]',
    ]);
    expect(clicksOf(card).map(({ verb, data }) => [verb, data])).toEqual(
      ['nudge.done', 'nudge.snooze', 'nudge.decline'].map((verb) => [
        verb,
        { conversationId: '19:meeting_abc@thread.v2', meetingId: 'm-1', decisionId: 'd-1', round: 1 },
      ]),
    );
  });

  it('addresses the owner by name in the meeting', () => {
    expect(readCard(nudge(nudgeView({ audience: 'meeting' })).card)).toContain(
      'Anna Svensson, hur går det med det här?',
    );
  });

  it('says when it is late', () => {
    const { text } = nudge(nudgeView({ overdue: true }));

    expect(text).toMatch(/^Försenat: Byta leverantör$/m);
    expect(text).toContain('Skulle ha varit klart tors 15 okt 2026');
  });

  it.each([
    ['done', 'Klart. Tack, Anna Svensson!'],
    ['snoozed', 'Jag påminner Anna Svensson igen senare.'],
    ['declined', 'Anna Svensson har sagt nej till det. Någon annan behöver ta det.'],
  ] as const)('only says what was answered when it is %s', (state, line) => {
    const { card, text } = nudge(nudgeView({ state, overdue: true }));

    expect(readCard(card)).toContain(line);
    expect(text).not.toContain('Försenat');
    expect(buttonsOf(card)).toEqual([]);
  });

  it('has words for what is not known', () => {
    const lines = readCard(nudge(nudgeView({ deadline: null, meetingTitle: '' })).card);

    expect(lines).toEqual(expect.arrayContaining(['Inget datum', 'Från ett möte utan namn']));
  });
});

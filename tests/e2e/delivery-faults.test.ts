import { cardOf, isCard } from './support/meeting-steps.ts';
import { useEmbedded } from './support/use-embedded.ts';

const running = useEmbedded();
const CARD = 'vnd.microsoft.card.adaptive';
const POST = { method: 'POST', pathPattern: '/activities' };

describe('when Teams refuses a card', () => {
  it('the same words come as text', async () => {
    const { chat, meeting } = running();
    await meeting.joinWith('Karin');
    const mark = await chat.mark();
    await chat.fault({ match: { ...POST, bodyIncludes: CARD }, status: 400, times: 9 });

    await chat.say('Karin', 'Vi beslutar att byta leverantör, Anna tar den, deadline 15 okt');

    const shown = await chat.next(({ text }) => text.includes('Byta leverantör'), { after: mark });
    expect(shown.card).toBeNull();
    expect(shown.text).toContain('Beslut: Byta leverantör (inte bekräftat än)');
    expect(shown.text).toContain('Ägare: Anna Svensson');
    expect(shown.text).toContain('/kollegan decisions');
  });

  it('what cannot be shown in the chat at all stands in the mail of the recap', async () => {
    const { chat, meeting, graph, audit } = running();
    await meeting.joinWith('Karin');
    await chat.fault({ match: { ...POST, bodyIncludes: 'Beslut: ' }, status: 400, times: 9 });
    await chat.say('Karin', 'Vi beslutar att upphandla städning, Anna tar den, deadline 15 okt');
    await untilMailed(audit);
    await chat.noFaults();

    const gate = await meeting.requestClose();
    cardOf(await chat.click('Karin', gate, 'close.submit'));

    const mail = await graph.mail(({ content }) => content.includes('Upphandla städning'));
    expect(mail.content).toContain('Det här kunde inte visas i chatten:</p><p>- Upphandla städning');
  });

  it('a passing failure is tried again until the card is there, once', async () => {
    const { chat, meeting } = running();
    await meeting.joinWith('Karin');
    const mark = await chat.mark();
    await chat.fault({ match: { ...POST, bodyIncludes: 'Beslut' }, status: 503, times: 4 });

    await chat.say('Karin', 'Vi beslutar att anlita revisor, Anna tar den, deadline 15 okt');

    await chat.next(isCard('Beslut: inte bekräftat än'), { after: mark });
    const shown = (await chat.sentAfter(mark)).filter(({ text }) => text.includes('Anlita revisor'));
    expect(shown).toHaveLength(1);
  });

  it('the join still stands, and its cards come as text', async () => {
    const { chat } = running();
    const mark = await chat.mark();
    await chat.fault({ match: { ...POST, bodyIncludes: CARD }, status: 400, times: 9 });

    await chat.say('Karin', '/kollegan join');

    // Two queues bring them, in either order.
    await chat.next(({ text }) => text.startsWith('Inför mötet'), { after: mark });
    const consent = await chat.next(({ text }) => text.startsWith('Du bestämmer'), { after: mark });
    expect(consent.text).toContain('/kollegan plus');
    expect((await chat.ask('Karin', '/kollegan plus')).text).toContain('Sparat: Plus.');
  });
});

/** Waits until the audit log says that a decision is left to the mail. */
async function untilMailed(audit: () => Promise<{ data: Record<string, unknown> }[]>): Promise<void> {
  for (const deadline = Date.now() + 10_000; Date.now() < deadline; ) {
    const events = await audit();
    if (events.some(({ data }) => data['card'] === 'decision' && data['channel'] === 'mail')) return;
  }
  throw new Error('The decision was not left to the mail');
}

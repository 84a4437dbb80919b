import { nodesOfType } from '../cards/card-reader.ts';
import { daysFromToday, inSwedish, nextDate } from './support/dates.ts';
import { cardOf, isCard } from './support/meeting-steps.ts';
import { useEmbedded } from './support/use-embedded.ts';

const running = useEmbedded();
const DECISION = 'Vi beslutar att byta leverantör, Anna tar den, deadline 15 okt';

/** @returns the latest Decision Card of a new meeting in which Karin has said it */
async function caught() {
  const { meeting } = running();
  await meeting.joinWith('Karin');
  return meeting.decide('Karin', DECISION);
}

describe('the Decision Card', () => {
  it('says what, who, when and where that comes from', async () => {
    const card = await caught();

    const lines = card.text.split('\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        'Beslut: inte bekräftat än',
        'Byta leverantör',
        'Ägare: Anna Svensson',
        `Klart senast: ${inSwedish(nextDate(10, 15))}`,
        `”${DECISION}”`,
        expect.stringMatching(/^Karin Lindqvist kl\. \d\d:\d\d$/),
      ]),
    );
    const [link] = nodesOfType(card.card, /^Action\.OpenUrl$/);
    expect(link?.['url']).toMatch(/^https:\/\/teams\.microsoft\.com\/l\/message\/19%3Ameeting_/);
  });

  it('is confirmed for everyone', async () => {
    const { chat } = running();
    const card = await caught();
    const mark = await chat.mark();

    const own = cardOf(await chat.click('Petra', card, 'decision.confirm'));

    const forAll = await chat.next(isCard('Beslut: bekräftat'), { after: mark });
    expect(own.text).toContain('Beslut: bekräftat');
    expect(forAll).toMatchObject({ kind: 'update', activityId: card.activityId });
  });

  it('is changed in its form', async () => {
    const { chat } = running();
    const card = await caught();
    const gustav = chat.person('Gustav').aadObjectId;
    const deadline = daysFromToday(30);
    const inputs = { title: 'Byta elleverantör', owner: gustav, deadline, steps: 'Begär in offerter\nJämför' };

    const changed = cardOf(await chat.click('Karin', card, 'decision.change', { inputs }));

    expect(changed.text.split('\n')).toEqual(
      expect.arrayContaining([
        'Byta elleverantör',
        'Ägare: Gustav Alm',
        `Klart senast: ${inSwedish(deadline)}`,
        '1. Begär in offerter',
        '2. Jämför',
      ]),
    );
  });

  it('refuses a change to a day that has been, at the field', async () => {
    const { chat } = running();
    const card = await caught();
    const inputs = { deadline: daysFromToday(-1) };

    const answer = cardOf(await chat.click('Karin', card, 'decision.change', { inputs }));

    expect(answer.text).toContain('Datumet har redan varit. Välj i dag eller senare.');
    expect(answer.text).toContain(`Klart senast: ${inSwedish(nextDate(10, 15))}`);
  });

  it('is dismissed and taken back', async () => {
    const { chat } = running();
    const card = await caught();

    const dismissed = cardOf(await chat.click('Karin', card, 'decision.dismiss'));
    const listed = await chat.ask('Karin', '/kollegan decisions');
    const restored = cardOf(await chat.click('Petra', dismissed, 'decision.restore'));

    expect(dismissed.text).toContain('Beslut: struket');
    expect(listed.text).toBe('Inga beslut än.');
    expect(restored.text).toContain('Beslut: inte bekräftat än');
  });

  it('is accepted by its owner and by nobody else', async () => {
    const { chat } = running();
    const card = await caught();

    const refused = await chat.click('Petra', card, 'decision.accept');
    const accepted = cardOf(await chat.click('Anna', card, 'decision.accept'));

    expect(refused).toEqual({ type: 'message', text: 'Bara Anna Svensson kan svara på det här.' });
    expect(accepted.text).toContain('Anna Svensson har tagit på sig det.');
  });

  it('needs another owner when its owner declines', async () => {
    const { chat } = running();
    const card = await caught();

    const declined = cardOf(await chat.click('Anna', card, 'decision.decline'));

    expect(declined.text).toContain('Anna Svensson tackade nej. Välj en ny ägare.');
    expect(declined.text).toContain('Ägare: saknas');
  });

  it('is handed over by its owner', async () => {
    const { chat } = running();
    const card = await caught();
    const inputs = { newOwner: chat.person('Erik').aadObjectId };

    const handedOver = cardOf(await chat.click('Anna', card, 'decision.hand-over', { inputs }));

    expect(handedOver.text).toContain('Ägare: Erik Öberg');
    expect(handedOver.text).toContain('Erik Öberg, tar du på dig det?');
  });

  it('answers a click on an old card with the fresh one', async () => {
    const { chat } = running();
    const card = await caught();
    await chat.click('Karin', card, 'decision.confirm');

    const late = cardOf(await chat.click('Petra', card, 'decision.dismiss'));

    expect(late.text).toContain('Någon hann före.');
    expect(late.text).toContain('Beslut: bekräftat');
  });
});

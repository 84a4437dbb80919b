import { defaultPeople } from '../../infra/sandbox/teams/index.ts';
import { cardOf } from './support/meeting-steps.ts';
import { useEmbedded } from './support/use-embedded.ts';

/** Petra is called Anna, too. */
const people = {
  ...defaultPeople,
  others: defaultPeople.others.map((person) =>
    person.givenName === 'Petra' ? { ...person, givenName: 'Anna', name: 'Anna Lund' } : person,
  ),
};
const running = useEmbedded({ people });

describe('two people of one name', () => {
  it('are told apart by asking which', async () => {
    const { chat, meeting } = running();
    await meeting.joinWith('Karin');

    const card = await meeting.decide('Karin', 'Vi beslutar att byta leverantör, Anna tar den, deadline 15 okt');
    const chosen = cardOf(await chat.click('Karin', card, 'decision.choose-owner', { title: 'Anna Lund' }));

    expect(card.text).toContain('Vilken Anna?');
    expect(card.text).toContain('[Anna Svensson]');
    expect(chosen.text).toContain('Ägare: Anna Lund');
  });

  it('keep the meeting open until it is told which', async () => {
    const { chat, meeting } = running();
    await meeting.joinWith('Karin');
    await meeting.decide('Karin', 'Vi beslutar att byta leverantör, Anna tar den, deadline 15 okt');

    const gate = await meeting.requestClose();
    const refused = cardOf(await chat.click('Karin', gate, 'close.submit'));

    expect(refused.text).toContain('Flera heter Anna. Välj vem.');
    expect((await chat.ask('Karin', 'status')).text).toContain('Mötet är på väg att stängas.');
  });
});

import { cardOf } from './support/meeting-steps.ts';
import { useEmbedded } from './support/use-embedded.ts';

const running = useEmbedded();
const DECISION = 'Vi beslutar att byta leverantör, Anna tar den, deadline 15 okt';

/** @returns whether what the person says is heard, judged by a decision in it */
async function isHeard(givenName: string): Promise<boolean> {
  return (await running().chat.say(givenName, DECISION)).length > 0;
}

describe('consent', () => {
  it('is asked for in the meeting, with every way to answer', async () => {
    const { consent } = await running().meeting.join();

    expect(consent.text).toContain('0 av 6 har svarat.');
    expect(consent.text.split('\n').filter((line) => line.startsWith('['))).toEqual(
      expect.arrayContaining(['[Bas]', '[Plus]', '[Nej tack]']),
    );
  });

  it('decides who is heard: each for themselves', async () => {
    const { meeting, chat } = running();
    await meeting.joinWith('Karin');

    expect(await isHeard('Petra')).toBe(false);
    expect(await isHeard('Karin')).toBe(true);
    expect((await chat.ask('Karin', '/kollegan decisions')).text.split('\n')).toHaveLength(2);
  });

  it('shows the person their own answer and can be taken back at once', async () => {
    const { meeting, chat } = running();
    const { consent } = await meeting.join();

    const own = cardOf(await chat.click('Petra', consent, 'consent.give', { title: 'Plus' }));
    const heardBefore = await isHeard('Petra');
    const withdrawn = cardOf(await chat.click('Petra', own, 'consent.give', { title: 'Nej tack' }));

    expect(own.text).toContain('Petra Lund, du har valt Plus.');
    expect(heardBefore).toBe(true);
    expect(withdrawn.text).toContain('Petra Lund, du har tackat nej.');
    expect(await isHeard('Petra')).toBe(false);
  });

  it('can be given in words', async () => {
    const { meeting, chat } = running();
    await meeting.join();

    const saved = await chat.ask('Gustav', '/kollegan bas');

    expect(saved.text).toBe('Sparat: Bas. Du kan ändra dig när som helst.');
    expect(await isHeard('Gustav')).toBe(true);
  });

  it('has a ceiling that only the organiser moves', async () => {
    const { meeting, chat } = running();
    const { consent } = await meeting.join();
    const ofKarin = cardOf(await chat.click('Karin', consent, 'consent.give', { title: 'Plus' }));

    const refused = await chat.click('Petra', ofKarin, 'consent.ceiling', { title: 'Bas' });
    const lowered = cardOf(await chat.click('Karin', ofKarin, 'consent.ceiling', { title: 'Bas' }));

    expect(refused).toEqual({ type: 'message', text: 'Bara mötesledaren kan ändra mötets högsta nivå.' });
    expect(lowered.text).toContain('I det här mötet gäller Bas');
  });

  it('keeps no words of people who chose Bas', async () => {
    const { meeting, chat, graph } = running();
    const { consent } = await meeting.join();
    await chat.click('Yusuf', consent, 'consent.give', { title: 'Bas' });
    await meeting.decide('Yusuf', 'Vi beslutar att anlita revisorn Blomqvist, Yusuf tar det, deadline 15 okt');
    const gate = await meeting.requestClose();

    await chat.click('Karin', gate, 'close.submit');

    const mail = await graph.mail(({ content }) => content.includes('revisorn'));
    expect(mail.content).toContain('Ägare: Yusuf Demir');
    expect(mail.content).not.toContain('Vi beslutar att anlita');
    expect(mail.content).toContain('ordalydelsen från dem som valde Bas');
  });
});

describe('listening', () => {
  it('stops at pause and goes on at resume', async () => {
    const { meeting, chat } = running();
    await meeting.joinWith('Karin');

    await chat.say('Karin', '/kollegan paus');
    const whilePaused = await isHeard('Karin');
    await chat.say('Karin', '/kollegan fortsätt');

    expect(whilePaused).toBe(false);
    expect(await isHeard('Karin')).toBe(true);
  });

  it('stops at leave', async () => {
    const { meeting, chat } = running();
    await meeting.joinWith('Karin');

    await chat.say('Karin', '/kollegan lämna');

    expect(await isHeard('Karin')).toBe(false);
  });
});

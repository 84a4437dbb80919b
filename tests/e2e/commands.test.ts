import { useEmbedded } from './support/use-embedded.ts';

const running = useEmbedded();

/** The same conversation in two languages: what Karin writes, and what Kollegan answers. */
const CONVERSATIONS: Record<string, [write: string, answer: RegExp][]> = {
  sv: [
    ['/kollegan hjälp', /^Det här kan jag: \/kollegan join/],
    ['/kollegan läge', /^Jag är med och lyssnar\. 0 av 6 har svarat på vad jag får höra\. 0 beslut/],
    ['/kollegan beslut', /^Inga beslut än\.$/],
    ['/kollegan paus', /^Jag pausar och hör ingenting\./],
    ['/kollegan status', /^Jag är med men har pausat\./],
    ['/kollegan paus', /^Jag lyssnar inte just nu\./],
    ['/kollegan fortsätt', /^Jag lyssnar igen på dem som har sagt ja\.$/],
    ['/kollegan fortsätt', /^Jag lyssnar redan\.$/],
    ['/kollegan språk klingon', /^Skriv \/kollegan language följt av sv, nb, da eller en\.$/],
    ['/kollegan samtyke', /^Jag känner inte till ”samtyke”\. Menade du \/kollegan consent\?$/],
    ['/kollegan xyzzyxyz', /^Jag känner inte till ”xyzzyxyz”\. Skriv \/kollegan help/],
    ['/kollegan lämna', /^Jag lämnar mötet och hör ingenting mer\./],
    ['/kollegan status', /^Mötet är stängt\./],
  ],
  en: [
    ['/kollegan help', /^What I can do: \/kollegan join/],
    ['status', /^I am here and listening\. 0 of 6 have answered what I may hear\. 0 decisions/],
    ['/kollegan decisions', /^No decisions yet\.$/],
    ['/kollegan pause', /^I pause and hear nothing\./],
    ['/kollegan resume', /^I listen again to those who said yes\.$/],
    ['/kollegan stats', /^I do not know “stats”\. Did you mean \/kollegan status\?$/],
    ['/kollegan leave', /^I leave the meeting and hear nothing more\./],
  ],
};

const LANGUAGES = [
  ['sv', '/kollegan språk svenska', 'Jag talar svenska i det här mötet.'],
  ['en', '/kollegan language en', 'I speak English in this meeting.'],
] as const;

describe('commands', () => {
  it.each(LANGUAGES)('are answered in %s', async (language, write, answer) => {
    const { chat, meeting } = running();
    await meeting.join();
    const set = await chat.ask('Karin', write);

    const answers: [string, string][] = [];
    for (const [command] of CONVERSATIONS[language] ?? []) {
      answers.push([command, (await chat.ask('Karin', command)).text]);
    }
    await chat.say('Karin', '/kollegan språk svenska');

    expect(set.text).toBe(answer);
    expect(answers).toEqual(
      CONVERSATIONS[language]?.map(([command, pattern]) => [command, expect.stringMatching(pattern)]),
    );
  });

  it.each([
    ['a slash', '/kollegan status', false],
    ['a mention', 'status', true],
    ['the name', 'Kollegan, status', false],
    ['nothing', 'status', false],
  ])('can be written with %s', async (_way, text, mention) => {
    const { chat, meeting } = running();
    await meeting.join();

    const answer = await chat.ask('Petra', text, { mention });

    expect(answer.text).toMatch(/^Jag är med och lyssnar\./);
  });

  it('say how to begin where there is no meeting', async () => {
    const answer = await running().chat.ask('Karin', '/kollegan pausa');

    expect(answer.text).toBe('Jag är inte med i något möte här. Skriv /kollegan join så går jag med.');
  });

  it('join a second time shows the consent card again, not a second meeting', async () => {
    const { chat, meeting } = running();
    await meeting.join();

    const shown = await chat.say('Petra', '/kollegan gå med');

    expect(shown.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^Du bestämmer/),
      'Jag är redan med. Här är kortet igen om du vill ändra ditt val.',
    ]);
  });
});

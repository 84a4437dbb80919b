import { COMMAND_WORDS } from '../../core/commands/command-words.ts';
import { parseMessage } from '../../core/commands/index.ts';
import { Language } from '../../core/shared/language.ts';
import { exampleSource, packageVersion } from './app-package.ts';

const LANGUAGES = Language.options;

/** The titles of a command list in one language. */
async function titlesOf(language: string, list: number): Promise<string[]> {
  const texts = (await exampleSource()).texts[`${language}.json`] ?? {};
  const title = new RegExp(`^bots\\[0\\]\\.commandLists\\[${list}\\]\\.commands\\[\\d+\\]\\.title$`);
  return Object.entries(texts).flatMap(([key, text]) => (title.test(key) ? [text] : []));
}

it('has the version of the project', async () => {
  expect((await exampleSource()).manifest.version).toBe(await packageVersion());
});

it('speaks the languages that Kollegan speaks', async () => {
  const { texts } = await exampleSource();

  expect(Object.keys(texts)).toEqual(LANGUAGES.map((language) => `${language}.json`));
});

async function commandsOf(language: string, list: number): Promise<string[]> {
  const parsed = (await titlesOf(language, list)).map((text) => parseMessage({ text, addressed: true }));
  return parsed.map((message) => (message.type === 'command' ? message.command.name : message.type));
}

// Teams shows ten commands of a list at most, and what removes everything about a person is asked in their own chat.
it.each(LANGUAGES)(
  'offers every command where it belongs, in words that Kollegan understands: %s',
  async (language) => {
    const inMeeting = await commandsOf(language, 0);
    const alone = await commandsOf(language, 1);

    expect(inMeeting.length).toBeLessThanOrEqual(10);
    expect(alone.toSorted()).toEqual(['forget', 'help']);
    expect([...new Set([...inMeeting, ...alone])].toSorted()).toEqual(Object.keys(COMMAND_WORDS).toSorted());
    expect(inMeeting).not.toContain('forget');
  },
);

it('comes to meetings first, in all scopes that meeting events need', async () => {
  const { manifest } = await exampleSource();

  expect(manifest).toMatchObject({
    defaultInstallScope: 'meetings',
    defaultGroupCapability: { meetings: 'bot' },
    bots: [{ scopes: ['personal', 'groupChat', 'team'] }],
  });
});

it('claims nothing that Kollegan does not do: no calls, no files, no tab that nobody serves', async () => {
  const { manifest } = await exampleSource();

  expect(manifest).toMatchObject({ bots: [{ supportsCalling: false, supportsVideo: false, supportsFiles: false }] });
  expect(manifest).not.toHaveProperty('configurableTabs');
});

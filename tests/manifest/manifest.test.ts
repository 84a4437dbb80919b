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

it.each(LANGUAGES)('offers every command in the meeting, in words that Kollegan understands: %s', async (language) => {
  const parsed = (await titlesOf(language, 0)).map((text) => parseMessage({ text, addressed: true }));
  const names = parsed.map((message) => (message.type === 'command' ? message.command.name : message.type));

  expect(names.toSorted()).toEqual(Object.keys(COMMAND_WORDS).toSorted());
});

it.each(LANGUAGES)('offers help in the personal chat: %s', async (language) => {
  const [text = '', ...others] = await titlesOf(language, 1);

  expect(others).toEqual([]);
  expect(parseMessage({ text, addressed: true })).toEqual({ type: 'command', command: { name: 'help' } });
});

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

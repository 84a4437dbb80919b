import { COMMAND_WORDS } from '../../../core/commands/command-words.ts';
import { parseMessage } from '../../../core/commands/index.ts';
import { Language } from '../../../core/shared/language.ts';
import { TEXTS } from '../../../core/texts/index.ts';

type Leaf = string | ((...values: never[]) => string);

function leaves(node: object, path = ''): Map<string, Leaf> {
  const all = new Map<string, Leaf>();
  for (const [key, value] of Object.entries(node)) {
    const name = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'object') for (const [inner, leaf] of leaves(value, name)) all.set(inner, leaf);
    else all.set(name, value);
  }
  return all;
}

const SHAPE = [...leaves(TEXTS.sv)].map(([path, leaf]) => [path, typeof leaf, leaf.length > 0] as const);
const FUNCTIONS = [...leaves(TEXTS.sv)].filter(([, leaf]) => typeof leaf === 'function').map(([path]) => path);

/** @returns the sentence with values that can be told apart, and those values */
function spoken(leaf: Leaf | undefined): { text: string; values: string[] } {
  if (typeof leaf !== 'function') return { text: leaf ?? '', values: [] };
  const values = Array.from({ length: leaf.length }, (_, n) => `4${n}7`);
  return { text: leaf(...(values as never[])), values };
}

const EVERY = Language.options.flatMap((language) =>
  [...leaves(TEXTS[language])].map(([path, leaf]) => [language, path, spoken(leaf)] as const),
);

describe.each(Language.options)('what core says in %s', (language) => {
  const texts = leaves(TEXTS[language]);

  it('has the same sentences as in Swedish', () => {
    const shape = [...texts].map(([path, leaf]) => [path, typeof leaf, leaf.length > 0]);

    expect(shape).toEqual(SHAPE);
  });

  it.each(FUNCTIONS)('uses every value in %s', (path) => {
    const { text, values } = spoken(texts.get(path));

    expect(values.filter((value) => !text.includes(value))).toEqual([]);
  });

  it('names only commands that are understood', () => {
    const named = [...texts].flatMap(([, leaf]) => spoken(leaf).text.match(/\/kollegan \p{L}+/gu) ?? []);

    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((text) => parseMessage({ text, addressed: false }).type !== 'command')).toEqual([]);
  });

  it('offers every command in its help', () => {
    const { help } = TEXTS[language].replies;

    const missing = Object.values(COMMAND_WORDS).filter((words) => !words.some((word) => help.includes(word)));
    expect(missing).toEqual([COMMAND_WORDS.help]);
  });
});

it.each(EVERY)('%s %s is a sentence without loose ends', (_language, _path, { text }) => {
  expect(text.trim()).toBe(text);
  expect(text).not.toMatch(/undefined|null|NaN|\{|\}| {2}|TODO/);
  expect(text).not.toBe('');
});

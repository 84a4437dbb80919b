import { textsOf } from '../../../cards/locales/texts-of.ts';
import { Language } from '../../../core/shared/language.ts';

/** `path: text` of every text, such as `decision.confirm`. */
function flat(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  return Object.entries(value as object).flatMap(([key, part]) => flat(part, path === '' ? key : `${path}.${key}`));
}

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => String(name)).sort();
}

const SWEDISH = flat(textsOf('sv'));

describe.each(Language.options.filter((language) => language !== 'sv'))('the words in %s', (language) => {
  const words = new Map(flat(textsOf(language)));

  it('are the same set as in Swedish', () => {
    expect([...words.keys()].sort()).toEqual(SWEDISH.map(([path]) => path).sort());
  });

  it('have the same placeholders as in Swedish', () => {
    const different = SWEDISH.filter(
      ([path, text]) => placeholders(words.get(path) ?? '').join() !== placeholders(text).join(),
    );

    expect(different).toEqual([]);
  });
});

describe.each(Language.options)('the words in %s', (language) => {
  const texts = textsOf(language);

  it('have seven days and twelve months', () => {
    expect(texts.date.weekdays).toHaveLength(7);
    expect(texts.date.months).toHaveLength(12);
  });

  it('are never empty and never Markdown', () => {
    const bad = flat(texts).filter(([, text]) => text.trim() === '' || /[*_`[\]<>#]/.test(text));

    expect(bad).toEqual([]);
  });

  it('make no legal claim of consent', () => {
    expect(flat(texts).filter(([, text]) => /samtyck|consent/i.test(text))).toEqual([]);
  });
});

import { textsOf } from '../../cards/locales/texts-of.ts';
import { Language } from '../../core/shared/language.ts';
import { TEXTS } from '../../core/texts/index.ts';
import { da as daCompliance } from '../../tabs/locales/compliance/da.ts';
import { en as enCompliance } from '../../tabs/locales/compliance/en.ts';
import { nb as nbCompliance } from '../../tabs/locales/compliance/nb.ts';
import { sv as svCompliance } from '../../tabs/locales/compliance/sv.ts';
import { da } from '../../tabs/locales/da.ts';
import { en } from '../../tabs/locales/en.ts';
import { nb } from '../../tabs/locales/nb.ts';
import { sv } from '../../tabs/locales/sv.ts';

/** @returns each text by its path, with what it is filled with: how many values, or which `{names}` */
function shapeOf(texts: unknown, at: string[] = []): Record<string, string> {
  const name = at.join('.');
  if (typeof texts === 'function') return { [name]: `takes ${texts.length}` };
  if (typeof texts === 'string') return { [name]: [...texts.matchAll(/\{\w+\}/g)].map(String).sort().join(' ') };
  return Object.assign({}, ...Object.entries(Object(texts)).map(([key, value]) => shapeOf(value, [...at, key])));
}

function textsIn(texts: unknown): string[] {
  if (typeof texts === 'string') return [texts];
  if (typeof texts === 'function') return [String(Reflect.apply(texts, null, Array(texts.length).fill('VÄRDE')))];
  return Object.values(Object(texts)).flatMap(textsIn);
}

const COMPLIANCE = { sv: svCompliance, nb: nbCompliance, da: daCompliance, en: enCompliance };
const SETS: [string, (language: Language) => unknown][] = [
  ['what core says', (language) => TEXTS[language]],
  ['what the cards say', textsOf],
  ['what the tabs say', (language) => ({ sv, nb, da, en })[language]],
  ['what the tabs say of compliance', (language) => COMPLIANCE[language]],
];

describe.each(SETS)('%s', (_name, of) => {
  it.each(Language.options)('has in %s every text that it has in Swedish, filled with the same', (language) => {
    const swedish = shapeOf(of('sv'));

    expect(Object.keys(swedish).length).toBeGreaterThan(20);
    expect(shapeOf(of(language))).toEqual(swedish);
  });

  it.each(Language.options)('is all there in %s', (language) => {
    for (const text of textsIn(of(language))) {
      expect(text.trim()).not.toBe('');
      expect(text).not.toMatch(/undefined|\[object|NaN/);
    }
  });

  it('is another language in each', () => {
    const languages = Language.options.map((language) => JSON.stringify(textsIn(of(language))));

    expect(new Set(languages).size).toBe(Language.options.length);
  });
});

import { english } from '../../../core/understanding/cues/en.ts';
import { norwegianDanish } from '../../../core/understanding/cues/nb-da.ts';
import { compilePhrases } from '../../../core/understanding/cues/pattern.ts';
import { swedish } from '../../../core/understanding/cues/sv.ts';

const matches = (phrase: string, text: string) => compilePhrases([phrase]).test(` ${text} `);

describe('phrases', () => {
  it.each([
    ['vi byter', 'då vi byter bank', true],
    ['vi byter', 'vi bytte', false],
    ['vi byter|tar', 'vi tar', true],
    ['vi ?nu byter', 'vi byter', true],
    ['vi ?nu byter', 'vi nu byter', true],
    ['beslut*', 'vi beslutade', true],
    ['*möte', 'ett styrelsemöte', true],
    ['vi .. bank', 'vi byter snart bank', true],
    ['vi .. bank', 'vi a b c d bank', false],
    ['vi ... bank', 'vi a b c d bank', true],
    ['^ vi', 'då vi', false],
    ['^ vi', 'vi byter', true],
    ['bank $', 'byter bank', true],
    ['bank $', 'bank då', false],
    ['bra $|idé', 'bra', true],
    ['bra $|idé', 'bra idé', true],
    ['bra $|idé', 'bra fråga', false],
    ['det blev {N}', 'det blev 4–2', true],
    ['det blev {N}', 'det blev bra', false],
    ['klart ?', 'klart ?', true],
  ])('"%s" in "%s": %s', (phrase, text, expected) => {
    expect(matches(phrase, text)).toBe(expected);
  });

  it('finds nothing without phrases', () => {
    expect(compilePhrases([]).test(' vi ')).toBe(false);
  });

  it.each([
    ['sv', swedish],
    ['nb and da', norwegianDanish],
    ['en', english],
  ])('has no phrase in %s that any clause would match', (_, { phrases }) => {
    const matching = Object.entries(phrases).filter(([, list]) => compilePhrases(list).test(' xyzzy plugh frobozz '));

    expect(matching.map(([name]) => name)).toEqual([]);
  });
});

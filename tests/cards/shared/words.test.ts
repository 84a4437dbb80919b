import fc from 'fast-check';
import { fill } from '../../../cards/shared/fill.ts';
import { cut, linesOf, listOf, words } from '../../../cards/shared/words.ts';

describe('words', () => {
  it('keeps short texts as they are', () => {
    expect(words('Byta *leverantör* [nu]', 200)).toBe('Byta *leverantör* [nu]');
  });

  it('cuts long texts between characters and shows that it did', () => {
    expect(words('👩‍🚀👩‍🚀👩‍🚀', 3)).toBe('👩‍…');
    expect(words('abcdef', 4)).toBe('abc…');
    expect(words('😀😀😀😀', 4)).toBe('😀😀😀😀');
  });

  it('never leaves a date function for the client to run', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('{', '{{', '}', 'DATE(', 'a')), (parts) => {
        expect(words(parts.join(''), 200)).not.toContain('{{');
      }),
    );
  });
});

describe('cut', () => {
  it('never ends in half a character', () => {
    expect(cut('ab😀', 3)).toBe('ab');
    expect(cut('ab😀', 4)).toBe('ab😀');
  });
});

describe('fill', () => {
  it('puts values in once and reads nothing in them', () => {
    expect(fill('{a}-{b}-{a}', { a: '{b}', b: '$&' })).toBe('{b}-$&-{b}');
  });

  it('leaves what has no value', () => {
    expect(fill('{a} {c}', { a: 1 })).toBe('1 {c}');
  });
});

describe('listOf', () => {
  it.each([
    [[], ''],
    [['Anna'], 'Anna'],
    [['Anna', 'Bo'], 'Anna och Bo'],
    [['Anna', 'Bo', 'Cecilia'], 'Anna, Bo och Cecilia'],
  ])('joins %j', (items, expected) => {
    expect(listOf(items, '{list} och {last}')).toBe(expected);
  });
});

describe('linesOf', () => {
  it('joins the lines that there are', () => {
    expect(linesOf('a', null, '', undefined, 'b')).toBe('a\nb');
  });
});

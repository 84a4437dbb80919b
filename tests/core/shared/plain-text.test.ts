import { escapeHtml, escapeMarkdown, plainText } from '../../../core/shared/plain-text.ts';

describe('plainText', () => {
  it.each([
    ['  two   spaces \n a line\tbreak ', 'two spaces a line break'],
    ['bell\u0007, escape\u001B, delete\u007F, next line\u0085', 'bell, escape, delete, next line'],
    ['abc\u202Efed\u202C \u2066x\u2069 \u200Fy', 'abcfed x y'],
    ['zero\u200Bwidth\uFEFF, soft\u00ADhyphen, word\u2060joiner', 'zerowidth, softhyphen, wordjoiner'],
    ['A\u030Ake', 'Åke'],
    ['family 👨‍👩‍👧 stays', 'family 👨‍👩‍👧 stays'],
    ['lone \uD83D high, lone \uDE00 low, pair \uD83D\uDE00', 'lone high, lone low, pair 😀'],
    ['', ''],
    [' \u200B ', ''],
  ])('%j becomes %j', (text, expected) => {
    expect(plainText(text, 100)).toBe(expected);
  });

  it('cuts between characters, with an ellipsis in the length', () => {
    expect(plainText('abcdef', 6)).toBe('abcdef');
    expect(plainText('abcdefg', 6)).toBe('abcde…');
    expect(plainText('abcd efg', 6)).toBe('abcd…');
    expect(plainText('😀😀😀😀', 3)).toBe('😀😀…');
  });

  it('leaves no half character where it cuts what is far too long', () => {
    const cut = plainText(`${'a'.repeat(39)}${'😀'.repeat(100)}`, 10);

    expect(cut).toBe(`${'a'.repeat(9)}…`);
    expect(plainText(`a\u0000\u0000${'😀'.repeat(9)}`, 1)).toBe('a');
  });
});

describe('escaping', () => {
  it('leaves HTML no meaning', () => {
    expect(escapeHtml(`<a href="x" onclick='y'>&amp;</a>`)).toBe(
      '&lt;a href=&quot;x&quot; onclick=&#39;y&#39;&gt;&amp;amp;&lt;/a&gt;',
    );
  });

  it('leaves Markdown no meaning', () => {
    expect(escapeMarkdown('**b** _i_ [l](u) `c` # h - i ~s~ a|b <x> !')).toBe(
      '\\*\\*b\\*\\* \\_i\\_ \\[l\\]\\(u\\) \\`c\\` \\# h \\- i \\~s\\~ a\\|b \\<x\\> \\!',
    );
  });
});

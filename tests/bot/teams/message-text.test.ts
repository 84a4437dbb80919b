import fc from 'fast-check';
import type { InboundActivity } from '../../../bot/teams/activity.ts';
import { readMessageText } from '../../../bot/teams/message-text.ts';

const BOT = { id: '28:bot', name: 'Kollegan' };
const MENTION = { type: 'mention', mentioned: BOT, text: '<at>Kollegan</at>' };
const OTHER = { type: 'mention', mentioned: { id: '29:anna', name: 'Anna' }, text: '<at>Anna</at>' };

function read(text: string, overrides: Partial<InboundActivity> = {}) {
  return readMessageText({
    type: 'message',
    text,
    channelId: 'msteams',
    serviceUrl: 'https://smba.example/emea',
    from: { id: '29:bo' },
    recipient: BOT,
    conversation: { id: '19:meeting' },
    ...overrides,
  });
}

describe('a mention of Kollegan', () => {
  it.each([
    ['before', '<at>Kollegan</at> join', 'join'],
    ['behind', 'join <at>Kollegan</at>', 'join'],
    ['in the middle', 'vi ber <at>Kollegan</at> om hjälp', 'vi ber   om hjälp'],
    ['twice', '<at>Kollegan</at> <at>Kollegan</at> join', 'join'],
    ['alone', '<at>Kollegan</at>', ''],
  ])('is taken out: %s', (_name, text, expected) => {
    expect(read(text, { entities: [MENTION] })).toEqual({ text: expected, mentioned: true });
  });

  it('is one only when Teams says so', () => {
    expect(read('<at>Kollegan</at> join')).toEqual({ text: '<at>Kollegan</at> join', mentioned: false });
  });

  it('is told from a mention of somebody else, which stays', () => {
    const message = read('<at>Kollegan</at> <at>Anna</at> tar det', { entities: [MENTION, OTHER] });

    expect(message).toEqual({ text: '<at>Anna</at> tar det', mentioned: true });
  });

  it.each([
    [[{ type: 'clientInfo', locale: 'sv-SE' }]],
    [[{ ...MENTION, mentioned: null }]],
    [[{ ...MENTION, text: '' }]],
    [[{ ...MENTION, text: 5 }]],
    [[{}]],
    [null],
  ])('is not read into other entities: %j', (entities) => {
    expect(read('hej', { entities: entities as InboundActivity['entities'] })).toEqual({
      text: 'hej',
      mentioned: false,
    });
  });
});

describe('what somebody else said before', () => {
  it.each([
    ['a quote of Teams', '<blockquote itemscope><p>Anna</p>Vi beslutar A</blockquote><p>Ja</p>', 'Ja'],
    ['two quotes', '<blockquote>A</blockquote>ett<blockquote>B</blockquote>två', 'ett två'],
    ['a quote over lines', '<blockquote>A\nB\n</blockquote>\nJa', 'Ja'],
    ['a quote in a quote', '<blockquote>A<blockquote>B</blockquote>C</blockquote>Ja', 'Ja'],
    ['a quote element', '<quote authorname="Anna">Vi beslutar A</quote> Ja', 'Ja'],
    ['a quote in capitals', '<BLOCKQUOTE>A</BLOCKQUOTE>Ja', 'Ja'],
    ['Markdown', '> Vi beslutar A\n> och B\nJa', 'Ja'],
    ['Markdown with spaces before', '   > Vi beslutar A\nJa', 'Ja'],
    ['a quote that does not end', '<blockquote>Vi beslutar A', ''],
  ])('is not said now: %s', (_name, text, expected) => {
    expect(read(text).text).toBe(expected);
  });

  it('is not everything behind a word that looks like one', () => {
    expect(read('vi har 5 > 3 i blockquote').text).toBe('vi har 5 > 3 i blockquote');
  });
});

describe('markup', () => {
  it.each([
    ['tags', '<p>Vi <b>beslutar</b> <span style="color:red">A</span></p>', 'Vi beslutar A'],
    ['line breaks', 'ett<br>två<br/>tre<p>fyra</p>fem', 'ett\ntvå\ntrefyra\nfem'],
    ['a comment', 'ett<!-- två -->tre', 'etttre'],
    ['an attribute with a sign in it', '<a title="x">länk</a>', 'länk'],
    ['entities', '&lt;b&gt; &amp; &quot;x&quot; &#39;y&#39; a&nbsp;b', '<b> & "x" \'y\' a b'],
    ['entities by number', 'a&#160;b &#229; &#xE5; &apos;', "a b å å '"],
    ['an entity of an entity once', '&amp;lt;', '&lt;'],
    ['entities that are none', '&hello; &; &#0; &#xD800; &#99999999; R&D', '&hello; &; &#0; &#xD800; &#99999999; R&D'],
    ['signs of plain text', 'budget < 500 och marginal > 10', 'budget < 500 och marginal > 10'],
    ['arrows', 'a <- b -> c <3', 'a <- b -> c <3'],
  ])('is read: %s', (_name, text, expected) => {
    expect(read(text).text).toBe(expected);
  });
});

describe('any text at all', () => {
  it.each([
    ['nothing', undefined],
    ['null', null],
    ['empty', ''],
    ['spaces', ' \n\t '],
  ])('may be no text: %s', (_name, text) => {
    expect(read('', { text }).text).toBe('');
  });

  it.each([
    ['line breaks', '\n'.repeat(400_000)],
    ['line breaks and spaces', ' \n'.repeat(200_000)],
    ['quotes that do not end', '<blockquote'.repeat(40_000)],
    ['quotes in quotes', '<blockquote>'.repeat(35_000)],
    ['tags that do not end', '<a '.repeat(130_000)],
    ['comments that do not end', '<!--'.repeat(100_000)],
    ['entities that do not end', '&'.repeat(400_000)],
    ['numbers that do not end', `&#${'9'.repeat(400_000)}`],
    ['signs of a quote', '>'.repeat(400_000)],
  ])('is read in one go: %s', (_name, text) => {
    expect(typeof read(`${text}x`).text).toBe('string');
  });

  it('is read in one go also with thousands of mentions', () => {
    const entities = Array.from({ length: 5_000 }, (_, index) => ({ ...MENTION, text: `x${index}` }));

    expect(read('hej '.repeat(100_000), { entities }).mentioned).toBe(true);
  });

  it('never throws, and leaves words alone', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('vi', 'beslutar', 'åäö', '5', 'Anna,'), { maxLength: 20 }), (words) => {
        expect(read(words.join(' ')).text).toBe(words.join(' '));
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => typeof read(text).text === 'string'),
    );
  });
});

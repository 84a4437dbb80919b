import { documentMarkdown } from '../../../core/documents/index.ts';

it('gives every kind of block its Markdown, and lets no text become one', () => {
  const markdown = documentMarkdown({
    title: 'Ett *möte*',
    language: 'sv',
    blocks: [
      { type: 'heading', level: 3, text: 'Beslut' },
      { type: 'paragraph', text: '- två\nrader 2026-10-15' },
      { type: 'quote', text: '> citat', source: 'Åsa' },
      { type: 'list', items: ['ett', '# två'] },
      { type: 'facts', rows: [['Ansvarig', 'Åsa']] },
      { type: 'table', header: ['Nr', 'Vad'], rows: [['1', 'a|b']] },
    ],
  });

  expect(markdown).toBe(
    [
      '# Ett \\*möte\\*',
      '### Beslut',
      '\\- två rader 2026-10-15',
      '> \\> citat\n>\n> – Åsa',
      '- ett\n- \\# två',
      '- Ansvarig: Åsa',
      '| Nr | Vad |\n| --- | --- |\n| 1 | a\\|b |',
      '',
    ].join('\n\n'),
  );
});

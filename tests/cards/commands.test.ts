import { type Command, parseMessage } from '../../core/commands/index.ts';
import { everyCardInAllLanguages } from './every-card.ts';

/** What the cards tell people to write, by language. */
const COMMANDS = everyCardInAllLanguages().flatMap(([name, , { card, text }]) =>
  [...`${text}\n${card['fallbackText']}`.matchAll(/\/kollegan [\p{L}]+/gu)].map(([command]) => ({ name, command })),
);

function commandOf(text: string): Command | null {
  const parsed = parseMessage({ text, addressed: false });
  return parsed.type === 'command' ? parsed.command : null;
}

describe('the commands that the cards name', () => {
  it('are understood in every language', () => {
    expect(COMMANDS.length).toBeGreaterThan(50);
    expect(COMMANDS.filter(({ command }) => commandOf(command) === null)).toEqual([]);
  });

  it('answer the consent card with each level', () => {
    const answers = COMMANDS.map(({ command }) => commandOf(command)).flatMap((command) =>
      command?.name === 'answer-consent' ? [command.level] : [],
    );

    expect([...new Set(answers)].sort()).toEqual(['bas', 'juridik', 'none', 'plus']);
  });
});

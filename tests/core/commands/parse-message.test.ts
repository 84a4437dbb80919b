import {
  COMMAND_WORDS,
  CONSENT_WORDS,
  type CommandName,
  FORGET_MEETING_WORDS,
  LANGUAGE_WORDS,
} from '../../../core/commands/command-words.ts';
import { parseMessage } from '../../../core/commands/index.ts';

function commandIn(text: string, addressed = false) {
  const parsed = parseMessage({ text, addressed });
  return parsed.type === 'command' ? parsed.command : parsed;
}

const words = Object.entries(COMMAND_WORDS)
  .filter(([name]) => name !== 'language')
  .flatMap(([name, all]) => all.map((word): [string, CommandName] => [word, name as CommandName]));

describe('a command', () => {
  it.each(words)('%s is %s, bare, with slash, by name and by mention', (word, name) => {
    const typed = [
      word,
      `/${word}`,
      `/kollegan ${word}`,
      `kollegan ${word}`,
      `Kollegan, ${word}`,
      `@Kollegan: ${word}`,
    ];

    const commands = typed.map((text) => commandIn(text));
    const mentioned = commandIn(word, true);

    expect(commands).toEqual(typed.map(() => ({ name })));
    expect(mentioned).toEqual({ name });
  });

  it.each([
    ['  JOIN  ', 'join'],
    ['Stäng mötet!', 'close'],
    ['stäng  mötet.', 'close'],
    ['Hja\u0308lp', 'help'],
    ['/KOLLEGAN STATUS', 'status'],
    ['kollegan /join', 'join'],
    ['/kollegan kollegan join', 'join'],
  ])('%j is read as it was meant', (text, name) => {
    expect(commandIn(text)).toEqual({ name });
  });

  it.each(['', '/', '/kollegan', 'kollegan', '@Kollegan', ' Kollegan: '])(
    '%j to Kollegan alone is a call for help',
    (text) => {
      expect(commandIn(text, true)).toEqual({ name: 'help' });
    },
  );
});

describe('an answer about consent', () => {
  const answers = Object.entries(CONSENT_WORDS).flatMap(([level, all]) => all.map((word) => [word, level] as const));

  it.each(answers)('%s is %s when Kollegan was addressed', (word, level) => {
    const typed = [`/kollegan ${word}`, `/${word}`, `kollegan ${word}`];

    const commands = typed.map((text) => commandIn(text));
    const mentioned = commandIn(word, true);

    expect(commands).toEqual(typed.map(() => ({ name: 'answer-consent', level })));
    expect(mentioned).toEqual({ name: 'answer-consent', level });
  });

  it.each(answers)('%s among people is speech', (word) => {
    expect(parseMessage({ text: word, addressed: false })).toEqual({ type: 'utterance', text: word });
  });
});

describe('to remove a whole meeting', () => {
  it.each(FORGET_MEETING_WORDS)('%s is said to Kollegan', (word) => {
    const typed = [`/kollegan ${word}`, `/${word}`, `Kollegan, ${word}`];

    expect([...typed.map((text) => commandIn(text)), commandIn(word, true)]).toEqual(
      [...typed, word].map(() => ({ name: 'forget-meeting' })),
    );
  });

  it.each(FORGET_MEETING_WORDS)('%s among people is speech', (word) => {
    expect(parseMessage({ text: word, addressed: false })).toEqual({ type: 'utterance', text: word });
  });
});

describe('the language command', () => {
  const choices = Object.entries(LANGUAGE_WORDS).flatMap(([language, all]) => all.map((word) => [word, language]));

  it.each(choices)('%s is %s', (word, language) => {
    const commands = COMMAND_WORDS.language.map((command) => commandIn(`/kollegan ${command} ${word}`));

    expect(commands).toEqual(COMMAND_WORDS.language.map(() => ({ name: 'language', language })));
  });

  it.each(['language', '/kollegan språk', '/kollegan sprog klingon'])('%s asks which', (text) => {
    expect(commandIn(text)).toEqual({ name: 'language', language: null });
  });

  it('needs to be the whole message', () => {
    expect(parseMessage({ text: 'språk är svårt att lära', addressed: false }).type).toBe('utterance');
  });
});

describe('what Kollegan does not know', () => {
  it.each([
    ['/kollegan jion', 'jion', 'join'],
    ['/stong', 'stong', 'close'],
    ['/kollegan hjlp', 'hjlp', 'help'],
    ['/kollegan BESLUTT', 'beslutt', 'decisions'],
    ['/kollegan samtykk', 'samtykk', 'consent'],
    ['/kollegan xyzzyplugh', 'xyzzyplugh', null],
    ['/kollegan leave the room and come back', 'leave', 'leave'],
    ['Kollegan vad gör', 'vad', null],
  ])('%s is answered with the nearest command', (text, word, nearest) => {
    expect(parseMessage({ text, addressed: false })).toEqual({ type: 'unknown', word, nearest });
  });

  it('never shows more of the word than fits, nor what hides in it', () => {
    const parsed = parseMessage({ text: `/\u202Eevil${'x'.repeat(500)}`, addressed: false });

    expect(parsed).toEqual({ type: 'unknown', word: `evil${'x'.repeat(35)}…`, nearest: null });
  });
});

describe('speech', () => {
  it.each([
    'Vi stänger mötet nu',
    'kan du gå med på det?',
    'status?',
    'Kollegans förslag är bra',
    'vi tar beslut på fredag',
    'nej',
    'plus',
    'jag pausar här',
    'join us tomorrow',
    '',
  ])('%j stays speech', (text) => {
    expect(parseMessage({ text, addressed: false })).toEqual({ type: 'utterance', text });
  });

  it('loses the mention and keeps the rest', () => {
    const named = parseMessage({ text: 'Kollegan, vi beslutar att byta leverantör', addressed: false });
    const mentioned = parseMessage({ text: 'vi beslutar att byta leverantör', addressed: true });

    expect(named).toEqual({ type: 'utterance', text: 'vi beslutar att byta leverantör' });
    expect(mentioned).toEqual({ type: 'utterance', text: 'vi beslutar att byta leverantör' });
  });

  it('is kept whole when it is long', () => {
    const text = `vi ${'pratar '.repeat(2_000)}`.trim();

    expect(parseMessage({ text, addressed: false })).toEqual({ type: 'utterance', text });
  });
});

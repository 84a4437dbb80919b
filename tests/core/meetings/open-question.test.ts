import { openQuestionIn } from '../../../core/meetings/open-question.ts';

describe('an open question', () => {
  it.each([
    ['Öppen fråga: vem äger avtalet?', 'vem äger avtalet?'],
    ['  öppen fråga – vem äger avtalet?', 'vem äger avtalet?'],
    ['Åpent spørsmål: hvem eier avtalen?', 'hvem eier avtalen?'],
    ['Åbent spørgsmål- hvem ejer aftalen?', 'hvem ejer aftalen?'],
    ['Open question: who owns it?\nThanks', 'who owns it?'],
    [`Open question: ${'x'.repeat(900)}`, `${'x'.repeat(199)}…`],
  ])('%j asks to keep it', (text, question) => {
    expect(openQuestionIn(text)).toBe(question);
  });

  it.each(['Vi har en öppen fråga: vem?', 'Öppen fråga', 'Öppen fråga: ', 'Open question: ?', 'Vem äger avtalet?', ''])(
    '%j does not',
    (text) => {
      expect(openQuestionIn(text)).toBeNull();
    },
  );
});

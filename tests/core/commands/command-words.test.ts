import {
  COMMAND_WORDS,
  CONSENT_WORDS,
  FORGET_MEETING_WORDS,
  LANGUAGE_WORDS,
} from '../../../core/commands/command-words.ts';

const ALL = { ...COMMAND_WORDS, ...CONSENT_WORDS, forgetMeeting: FORGET_MEETING_WORDS };

describe('the words of the commands', () => {
  it('mean one thing each', () => {
    const words = Object.values(ALL).flat();

    expect(words).toEqual([...new Set(words)]);
  });

  it('tell the languages apart', () => {
    const words = Object.values(LANGUAGE_WORDS).flat();

    expect(words).toEqual([...new Set(words)]);
  });

  it('are written as messages are read: lower case, composed, single spaces', () => {
    const words = [...Object.values(ALL), ...Object.values(LANGUAGE_WORDS)].flat();

    expect(words).toEqual(words.map((word) => word.toLowerCase().normalize('NFC').replace(/\s+/g, ' ').trim()));
  });
});

import { Language } from '../../../core/shared/language.ts';
import { detectLanguage } from '../../../core/understanding/index.ts';
import { readCorpus } from './read-corpus.ts';

describe('detectLanguage', () => {
  it.each(Language.options)('knows %s from a meeting of a few turns', (language) => {
    const texts = readCorpus(`${language}-1.txt`).flatMap(({ context }) => context.utterances.map(({ text }) => text));
    const meetings = Array.from({ length: Math.floor(texts.length / 8) }, (_, at) => texts.slice(at * 8, at * 8 + 8));

    const detected = meetings.map(detectLanguage);

    expect(meetings.length).toBeGreaterThan(10);
    expect(detected.filter((one) => one !== language)).toEqual([]);
  });

  it.each([[[]], [['']], [['👍', '12 34']]])('speaks Swedish when nothing tells: %j', (texts) => {
    expect(detectLanguage(texts)).toBe('sv');
  });
});

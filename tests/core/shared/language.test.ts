import { Language } from '../../../core/shared/language.ts';

describe('Language', () => {
  it('is Swedish first, then Norwegian, Danish and English', () => {
    expect(Language.options).toEqual(['sv', 'nb', 'da', 'en']);
  });
});

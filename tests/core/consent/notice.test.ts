import { createHash } from 'node:crypto';
import { consentNotice, NOTICE_VERSION } from '../../../core/consent/index.ts';
import { Language } from '../../../core/shared/language.ts';

const PERIODS = { plusDays: 30, juridikYears: 7 };

/** Change the version in `notice.ts` and these together: an answer must name the words that it was given to. */
const VERSION_1 = {
  sv: 'cd1e351f8d382621acaa1109bf66eeb291229deab6d36c4ee89478f11862aac3',
  nb: '344a16b589052deb6858bad30b3078084af0599848e5f8e088b4911a56517097',
  da: 'ab0ca223c6ef541e09c2162801089cdea0994a193a5dbcbea678a47665acc99e',
  en: 'c0dc436e289569f7e78f46f4ffca39dae92c7979c661113dc519bb1a84c86c33',
};

describe('the notice', () => {
  it.each(Language.options)('in %s has the hash of its version', (language) => {
    const { version, hash } = consentNotice(language, PERIODS);

    expect({ version, hash }).toEqual({ version: '1', hash: VERSION_1[language] });
    expect(version).toBe(NOTICE_VERSION);
  });

  it.each(Language.options)('in %s is hashed as it is shown', (language) => {
    const { lead, levels, withdrawal, hash } = consentNotice(language, PERIODS);

    const shown = createHash('sha256').update(JSON.stringify({ lead, levels, withdrawal })).digest('hex');
    expect(hash).toBe(shown);
  });

  it.each(Language.options)('in %s explains every level, the way out last', (language) => {
    const { levels } = consentNotice(language, PERIODS);

    expect(levels.map(({ level }) => level)).toEqual(['bas', 'plus', 'juridik', 'none']);
    expect(levels.every(({ name, meaning }) => name !== '' && meaning !== '')).toBe(true);
  });

  it("says the tenant's own periods, and is another notice with others", () => {
    const own = consentNotice('sv', { plusDays: 14, juridikYears: 3 });
    const [, plus, juridik] = own.levels;

    expect(plus?.meaning).toContain('14 dagar');
    expect(juridik?.meaning).toContain('3 år');
    expect(own.hash).not.toBe(consentNotice('sv', PERIODS).hash);
  });

  it('is another one in each language', () => {
    const hashes = Language.options.map((language) => consentNotice(language, PERIODS).hash);

    expect(new Set(hashes).size).toBe(4);
  });
});

import { createHash } from 'node:crypto';
import { createCardRenderers } from '../../../cards/index.ts';
import { consentNotice, LegalBasis, NOTICE_VERSION, shownNotice } from '../../../core/consent/index.ts';
import { consentCardView } from '../../../core/meetings/index.ts';
import { DEFAULT_TENANT_SETTINGS } from '../../../core/settings/index.ts';
import { Language } from '../../../core/shared/language.ts';
import { TEXTS } from '../../../core/texts/index.ts';
import { meetingOf } from '../../helpers/meetings.ts';
import { person } from '../../helpers/people.ts';

const periods = { plusDays: 30, juridikYears: 7 };

/** Of versions that people have answered to, and so never others. A new wording is a new version, and rows of its own. */
const VERSION_1 = {
  sv: 'cd1e351f8d382621acaa1109bf66eeb291229deab6d36c4ee89478f11862aac3',
  nb: '344a16b589052deb6858bad30b3078084af0599848e5f8e088b4911a56517097',
  da: 'ab0ca223c6ef541e09c2162801089cdea0994a193a5dbcbea678a47665acc99e',
  en: 'c0dc436e289569f7e78f46f4ffca39dae92c7979c661113dc519bb1a84c86c33',
};
const VERSION_2: Readonly<Record<string, string>> = {
  'sv consent': '1ce0de37a71a8f39d0571db6213a83c2f376e3e668373aa12499ba3d957e7f08',
  'sv legitimate_interest': '555d9cbe40837e5b4e1229561cbc10f0f342561bf448e3c67bd01131aa2da558',
  'sv public_task': 'f1f7a3841bb16da8139729e41c48974e78d38eea808d73ab76da42802ae29410',
  'sv contract': '02447649e333212146f303fb972513dc17616ae3baf87daec12941ed5cc8030d',
  'nb consent': 'df420a50663e208904777fb33e751840f34cfaf4b72b44966501fd1441a89e37',
  'nb legitimate_interest': 'f0491507f4e687179d419539e3e081c30aa7ba133efe795ac22ca4a3d303982d',
  'nb public_task': '30b5415f4e01ac386a2ed3c83af27002caf007b03f193776f863709254511e47',
  'nb contract': '32313cffc7197c9a109b4fcde3fe30b5913c80435b4dc2e1e2b83ab0f63f5f42',
  'da consent': 'bf19671974537cf659802b43c217e19fdb5016f8592f6a9adcce2793390d0423',
  'da legitimate_interest': 'bf650c56380e7a73ea0a697223ea1fd75228866e0717ccd34f0dbca3f7141fc7',
  'da public_task': 'a6ebed6a796b14b008322b6747ec06c961b8f66abdcbf994b11b2c5bcd4234b0',
  'da contract': '7ca011b251ef74ec678d515659aafed000321e0944b9a5f04700db193a52a756',
  'en consent': 'a25215755aa7f2b98110121812525d6469f81c4f9247dae3278e59a43b644e60',
  'en legitimate_interest': '47cc666fdad7995f2cb54e78f42261dd4f582bf8f28b660e665ac1ffda33d7a1',
  'en public_task': '568c26eb363f6934222646a5a4fd34b36fe1960295addc6293183c667a8d3a95',
  'en contract': '6555fb9e106002cb2c6e6f0046ab75f22ffc38a13ad1e68a63fe025424064bd6',
};

const EVERY = Language.options.flatMap((language) => LegalBasis.options.map((basis) => [language, basis] as const));

describe('the notice', () => {
  it.each(EVERY)('in %s on the ground %s has the hash of its version', (language, basis) => {
    const { version, hash } = consentNotice({ language, basis, periods });

    expect({ version, hash }).toEqual({ version: NOTICE_VERSION, hash: VERSION_2[`${language} ${basis}`] });
  });

  it.each(EVERY)('in %s on the ground %s is hashed as it is shown', (language, basis) => {
    const { lead, ground, levels, withdrawal, hash } = consentNotice({ language, basis, periods });

    const shown = createHash('sha256').update(JSON.stringify({ lead, ground, levels, withdrawal })).digest('hex');
    expect(hash).toBe(shown);
  });

  it.each(Language.options)('in %s explains every level, the way out last', (language) => {
    const { levels } = consentNotice({ language, basis: 'consent', periods });

    expect(levels.map(({ level }) => level)).toEqual(['bas', 'plus', 'juridik', 'none']);
    expect(levels.every(({ name, meaning }) => name !== '' && meaning !== '')).toBe(true);
    expect(levels.map(({ level, name }) => TEXTS[language].consent[level] === name)).not.toContain(false);
  });

  it("says the tenant's own periods, and is another notice with others", () => {
    const own = consentNotice({ language: 'sv', basis: 'consent', periods: { plusDays: 14, juridikYears: 3 } });
    const [, plus, juridik] = own.levels;

    expect(plus?.meaning).toContain('14 dagar');
    expect(juridik?.meaning).toContain('3 år');
    expect(own.hash).not.toBe(consentNotice({ language: 'sv', basis: 'consent', periods }).hash);
  });

  it('is another one in each language and on each ground', () => {
    const hashes = EVERY.map(([language, basis]) => consentNotice({ language, basis, periods }).hash);

    expect(new Set(hashes).size).toBe(EVERY.length);
  });
});

describe('the words that somebody answered to', () => {
  it.each(Language.options)('are found again in %s by version and hash, old ones too', (language) => {
    const now = consentNotice({ language, basis: 'public_task', periods });

    expect(shownNotice('2', now.hash, { language, basis: 'public_task', periods })).toEqual(now);
    expect(shownNotice('1', VERSION_1[language], { language, basis: 'consent', periods })).toMatchObject({
      version: '1',
      hash: VERSION_1[language],
      ground: '',
    });
  });

  it('are not made up where nobody was shown them', () => {
    const options = { language: 'sv', basis: 'consent', periods } as const;

    expect(shownNotice('1', VERSION_1.sv, { ...options, periods: { ...periods, plusDays: 31 } })).toBeNull();
    expect(shownNotice('2', VERSION_1.sv, options)).toBeNull();
    expect(shownNotice('3', VERSION_1.sv, options)).toBeNull();
  });
});

describe('where people are not asked for consent', () => {
  const { consent } = createCardRenderers();
  const CONSENT_WORDS = /samty[ck]|consent/i;
  const OBJECT_WORDS = { sv: 'invända', nb: 'protestere', da: 'indsigelse', en: 'object' };
  const others = EVERY.filter(([, basis]) => basis !== 'consent');

  /** The whole card of an employee on this ground, buttons and fallback included, but for the verbs of its buttons. */
  function cardOf(language: Language, basis: LegalBasis): string {
    const meeting = meetingOf({ language, people: [person('Anna Ek', { kind: 'employee' })] });
    const legalBasis = { organisation: 'company', employee: basis, guest: 'usual' } as const;
    const view = consentCardView(meeting, { ...DEFAULT_TENANT_SETTINGS, legalBasis }, 'anna');
    const { card, text } = consent(view);
    return `${JSON.stringify(card)} ${text}`.replaceAll(/"consent\.\w+"/g, '');
  }

  it.each(others)('no card in %s on the ground %s speaks of consent', (language, basis) => {
    expect(cardOf(language, basis)).not.toMatch(CONSENT_WORDS);
    expect(cardOf(language, 'consent')).toMatch(CONSENT_WORDS);
  });

  it.each(others)('the card in %s on the ground %s says what right there is', (language, basis) => {
    expect(cardOf(language, basis).includes(OBJECT_WORDS[language])).toBe(basis !== 'contract');
  });

  it.each(Language.options)('neither do the answers to commands in %s', (language) => {
    const { consent: words, replies } = TEXTS[language];
    const said = [
      words.saved('X'),
      words.lowered('X'),
      words.onlyOrganizer,
      words.aboveCap('X'),
      replies.status('X', 1, 2, 3, 4),
      // The command itself may be called so.
      replies.help.replace(/\bconsent\b/, ''),
    ];

    expect(said.join(' ')).not.toMatch(CONSENT_WORDS);
  });
});

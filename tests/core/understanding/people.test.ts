import type { OwnerFinding } from '../../../core/understanding/index.ts';
import { isRoomAccount } from '../../../core/understanding/people/room-account.ts';
import { hearAll, type Setting } from './conversation.ts';

const swedish: Setting = {
  language: 'sv',
  attendees: [
    'Anna Svensson',
    'Åsa Öberg (Extern)',
    'Mohammed Ali',
    'Lund, Petra',
    'Anders Bo',
    'Mötesrum 3',
    'Konferensrum Västan',
  ],
};
const english: Setting = { language: 'en', attendees: ['Mark Jensen', 'James Fox', 'Will Young', 'Room 12'] };

const person = (personId: string): OwnerFinding => ({ type: 'person', personId });

function ownersOf(setting: Setting, ...lines: string[]): OwnerFinding[] {
  return hearAll(setting, ...lines).map(({ owner }) => owner);
}

describe('who is meant', () => {
  it.each([
    ['a given name', 'Anna bokar lokalen.', 'Anna Svensson'],
    ['a full name', 'Anna Svensson bokar lokalen.', 'Anna Svensson'],
    ['a surname', 'Svensson bokar lokalen.', 'Anna Svensson'],
    ['a name with an initial', 'Anna S bokar lokalen.', 'Anna Svensson'],
    ['lower case in a chat', 'anna bokar lokalen', 'Anna Svensson'],
    ['letters without their marks', 'Asa bokar lokalen.', 'Åsa Öberg (Extern)'],
    ['a directory name', 'Petra Lund bokar lokalen.', 'Lund, Petra'],
    ['a typed mention', '@Anna Svensson bokar lokalen.', 'Anna Svensson'],
    ['a Teams mention', '<at id="0">Anna Svensson</at> bokar lokalen.', 'Anna Svensson'],
    ['a Teams mention by given name', '<at>Anna</at> bokar lokalen.', 'Anna Svensson'],
    ['another spelling', 'Mohamed bokar lokalen.', 'Mohammed Ali'],
    ['a genitive of another spelling', 'Lokalen är Mohameds ansvar.', 'Mohammed Ali'],
    ['a letter too few', 'Då bokar Andrs lokalen.', 'Anders Bo'],
    ['a genitive', 'Lokalen är Annas ansvar.', 'Anna Svensson'],
    ['a genitive of a surname', 'Lokalen är Alis ansvar.', 'Mohammed Ali'],
    ['a genitive of a name on -s', "Lokalen är Anders' ansvar.", 'Anders Bo'],
    ['a genitive of a name on -s without a mark', 'Lokalen är Anders ansvar.', 'Anders Bo'],
  ])('knows an attendee by %s', (_, text, name) => {
    expect(ownersOf(swedish, `Mohammed Ali: ${text}`)).toEqual([person(name)]);
  });

  it.each([
    ["The venue is James' job.", 'James Fox'],
    ["The venue is Mark's responsibility.", 'Mark Jensen'],
    ["Mark's going to book the venue.", 'Mark Jensen'],
    ['Will will book the venue.', 'Will Young'],
  ])('knows an English genitive from a short form: %s', (text, name) => {
    expect(ownersOf(english, `James Fox: ${text}`)).toEqual([person(name)]);
  });

  it('takes "jag" for the speaker and "du" for the one named or the one before', () => {
    expect(ownersOf(swedish, 'Anna Svensson: Jag bokar lokalen.')).toEqual([person('Anna Svensson')]);
    expect(ownersOf(swedish, 'Anna Svensson: Du bokar lokalen, Petra.')).toEqual([person('Lund, Petra')]);
    expect(
      ownersOf(swedish, 'Anders Bo: Lokalen är inte bokad.', 'Anna Svensson: Du bokar den till på fredag.'),
    ).toEqual([person('Anders Bo')]);
  });

  it('takes "hon" for the person named last', () => {
    expect(ownersOf(swedish, 'Mohammed Ali: Petra har numret, så hon ringer banken i morgon.')).toEqual([
      person('Lund, Petra'),
    ]);
  });

  it('names nobody for "vi"', () => {
    expect(ownersOf(swedish, 'Anna Svensson: Vi byter bank.')).toEqual([{ type: 'none' }]);
  });

  it('asks which of two people with one name is meant, unless more is said', () => {
    const setting: Setting = { language: 'sv', attendees: ['Anna Svensson', 'Anna Berg', 'Petra Lund'] };

    const owners = ownersOf(setting, 'Petra Lund: Anna bokar lokalen. Anna Berg ringer banken.');

    expect(owners).toEqual([
      { type: 'ambiguous', name: 'Anna', personIds: ['Anna Svensson', 'Anna Berg'] },
      person('Anna Berg'),
    ]);
  });

  it.each([
    ['Lena bokar lokalen.', 'Lena'],
    ['Då bokar Lena Ek lokalen.', 'Lena Ek'],
    ['Lokalen är Lenas ansvar.', 'Lena'],
    ['<at>Kim Xu</at> bokar lokalen.', 'Kim Xu'],
  ])('keeps the name of someone who is not there as it was said: %s', (text, name) => {
    expect(ownersOf(swedish, `Anna Svensson: ${text}`)).toEqual([{ type: 'unknown', name }]);
  });

  it.each(['Mötesrum 3 bokar lokalen.', 'Konferensrum Västan bokar lokalen.'])(
    'never makes a room an owner: %s',
    (text) => {
      expect(ownersOf(swedish, `Anna Svensson: ${text}`)).toEqual([]);
    },
  );

  it('does not take a word that begins a sentence for a name that sounds like it', () => {
    const setting: Setting = { language: 'sv', attendees: ['Anna Svensson', 'Will Young', 'Can Demir'] };

    expect(ownersOf(setting, 'Anna Svensson: Kan vi byta bank?', 'Will Young: Ja.')).toEqual([{ type: 'none' }]);
    expect(ownersOf(setting, 'Anna Svensson: Vill du boka lokalen, Can?', 'Can Demir: Ja.')).toEqual([
      person('Can Demir'),
    ]);
  });

  it('does not choose between two whose names are as near', () => {
    const setting: Setting = { language: 'sv', attendees: ['Kristina Ek', 'Christina Alm', 'Anna Svensson'] };

    expect(ownersOf(setting, 'Anna Svensson: Cristina bokar lokalen.')).toEqual([]);
  });

  it('does not know who speaks through a room', () => {
    expect(ownersOf(swedish, 'Mötesrum 3: Jag bokar lokalen.')).toEqual([]);
    expect(ownersOf(english, 'Room 12: Mark will book the venue.')).toEqual([person('Mark Jensen')]);
  });

  it('does not take Kollegan, a place or a company for a person', () => {
    expect(ownersOf(swedish, 'Anna Svensson: <at>Kollegan</at> vi byter bank.')).toEqual([{ type: 'none' }]);
    expect(ownersOf(swedish, 'Anna Svensson: Vi stänger kontoret i Lund.')).toEqual([{ type: 'none' }]);
    expect(ownersOf(swedish, 'Anna Svensson: Då tar Telia över driften.')).toEqual([]);
  });
});

describe('a room account', () => {
  it.each([
    'Konferensrum Västan',
    'Mötesrum 3',
    'Room 12',
    'Møterom Nord',
    'Mødelokale 4',
    'Meeting Room A',
    'Oslo (Møterom)',
    'Stora rummet rum 2',
    'MTR Göteborg',
    'Plan 4 Boardroom',
  ])('is known by its name: %s', (name) => {
    expect(isRoomAccount(name)).toBe(true);
  });

  it.each(['Anna Svensson', 'Erik Solrum', 'Jerome Powell', 'Rumi Hassan', 'Salma Room-Berg', 'Boardman Lee'])(
    'is no person: %s',
    (name) => {
      expect(isRoomAccount(name)).toBe(false);
    },
  );
});

import type { DataId, PeopleId } from './people-and-data.ts';
import type { Words } from './words.ts';

/** Why something is done (Art. 30(1)(b)), on what ground (Art. 6), and with what. */
export interface Purpose {
  name: Words;
  does: Words;
  /** The ground that the product assumes; where the tenant chooses, it says so. */
  ground: Words;
  people: readonly PeopleId[];
  data: readonly DataId[];
}

const CHOSEN: Words = {
  sv: 'Art. 6(1)(a) för gäster; för anställda 6(1)(f), eller 6(1)(e) för myndigheter. Organisationen väljer för varje sorts person.',
  en: 'Art. 6(1)(a) for guests; for employees 6(1)(f), or 6(1)(e) for public bodies. The organisation chooses for each kind of person.',
};
const EVERYBODY = ['participants', 'guests'] as const;

export const PURPOSES = {
  decisions: {
    name: { sv: 'Fånga beslut och uppgifter i möten', en: 'Catch decisions and tasks in meetings' },
    does: {
      sv: 'Läser det som sägs av dem vars nivå tillåter det, med en regelmotor i Kollegan själv, och föreslår beslut som en människa bekräftar.',
      en: 'Reads what those say whose level allows it, with rules inside Kollegan itself, and proposes decisions that a person confirms.',
    },
    ground: CHOSEN,
    people: [...EVERYBODY, 'mentioned'],
    data: ['identity', 'attendance', 'words', 'decisions', 'comments'],
  },
  evidence: {
    name: { sv: 'Spara ord som stöd för beslut', en: 'Keep words as evidence of decisions' },
    does: {
      sv: 'Sparar ord för sammanfattning och sökning (nivå Plus), eller orden bakom ett beslut (nivå Juridik), en bestämd tid.',
      en: 'Keeps words for the recap and for search (level Plus), or the words behind a decision (level Juridik), for a set time.',
    },
    ground: CHOSEN,
    people: [...EVERYBODY, 'mentioned'],
    data: ['words'],
  },
  followUp: {
    name: { sv: 'Följa upp beslut', en: 'Follow decisions up' },
    does: {
      sv: 'Skriver sammanfattningen, gör uppgifter i Planner och påminner den som är ansvarig.',
      en: 'Writes the recap, makes tasks in Planner and reminds the owner.',
    },
    ground: {
      sv: 'Art. 6(1)(f), eller 6(1)(e) för myndigheter: att det som beslutats blir gjort',
      en: 'Art. 6(1)(f), or 6(1)(e) for public bodies: that what was decided gets done',
    },
    people: EVERYBODY,
    data: ['identity', 'decisions'],
  },
  consent: {
    name: { sv: 'Fråga om nivå och kunna visa svaret', en: 'Ask for the level, and be able to show the answer' },
    does: {
      sv: 'Frågar var och en, följer svaret genast och sparar det som bevis.',
      en: 'Asks everyone, follows the answer at once and keeps it as proof.',
    },
    ground: { sv: 'Art. 6(1)(c) med art. 5(2) och 7(1)', en: 'Art. 6(1)(c) with Art. 5(2) and 7(1)' },
    people: EVERYBODY,
    data: ['identity', 'answers'],
  },
  accountability: {
    name: { sv: 'Kunna visa vad som gjorts', en: 'Be able to show what was done' },
    does: {
      sv: 'För en logg som inte kan ändras utan att det märks, och kvitton på gallring, radering och spärrar.',
      en: 'Keeps a log that cannot be changed unnoticed, and receipts of retention, erasure and holds.',
    },
    ground: { sv: 'Art. 6(1)(c) med art. 5(2) och 32', en: 'Art. 6(1)(c) with Art. 5(2) and 32' },
    people: [...EVERYBODY, 'operators'],
    data: ['events', 'answers'],
  },
  rights: {
    name: { sv: 'Uppfylla registrerades rättigheter', en: 'Fulfil the rights of data subjects' },
    does: {
      sv: 'Lämnar ut, rättar, raderar och begränsar på begäran, och håller tiden på en månad.',
      en: 'Gives access, corrects, erases and restricts on request, within the month.',
    },
    ground: { sv: 'Art. 6(1)(c) med art. 12 och 15–22', en: 'Art. 6(1)(c) with Art. 12 and 15–22' },
    people: EVERYBODY,
    data: ['identity', 'requests'],
  },
  operation: {
    name: { sv: 'Drift och säkerhet', en: 'Operation and security' },
    does: {
      sv: 'Loggar, mäter, säkerhetskopierar och felsöker utan innehåll.',
      en: 'Logs, measures, backs up and finds faults without content.',
    },
    ground: { sv: 'Art. 6(1)(f) med art. 32', en: 'Art. 6(1)(f) with Art. 32' },
    people: [...EVERYBODY, 'operators'],
    data: ['technical', 'settings', 'profile'],
  },
} as const satisfies Record<string, Purpose>;
export type PurposeId = keyof typeof PURPOSES;

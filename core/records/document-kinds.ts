import type { DataId, PeopleId } from './people-and-data.ts';
import type { PurposeId } from './purposes.ts';
import type { Words } from './words.ts';

/** What one kind of document holds. How long stands in the retention rules. */
export interface DocumentKind {
  holds: Words;
  purpose: PurposeId;
  people: readonly PeopleId[];
  data: readonly DataId[];
}

const EVERYBODY = ['participants', 'guests'] as const;
const NOBODY = [] as const;

/** Every kind of document that the product writes; a test looks for others in the code. */
export const DOCUMENT_KINDS = {
  meeting: {
    holds: { sv: 'Ett möte: deltagare, svar, beslut, kort', en: 'One meeting: people, answers, decisions, cards' },
    purpose: 'decisions',
    people: [...EVERYBODY, 'mentioned'],
    data: ['identity', 'attendance', 'answers', 'decisions'],
  },
  'coming-meeting': {
    holds: {
      sv: 'Ett möte som väntar: titel, tid, personer i chatten',
      en: 'A meeting that is to come: title, time, people of its chat',
    },
    purpose: 'decisions',
    people: EVERYBODY,
    data: ['identity'],
  },
  'coming-meeting-removed': {
    holds: {
      sv: 'Märke efter ett möte som inte väntar längre, utan innehåll',
      en: 'Mark of a meeting that is coming no more, without content',
    },
    purpose: 'accountability',
    people: NOBODY,
    data: ['events'],
  },
  utterance: {
    holds: { sv: 'Ord som en nivå tillät att spara', en: 'Words that a level allowed to keep' },
    purpose: 'evidence',
    people: [...EVERYBODY, 'mentioned'],
    data: ['words'],
  },
  'decision-comment': {
    holds: { sv: 'En kommentar till ett beslut', en: 'A comment on a decision' },
    purpose: 'decisions',
    people: EVERYBODY,
    data: ['comments'],
  },
  'decision-comment-removed': {
    holds: {
      sv: 'Märke efter en borttagen kommentar, utan innehåll',
      en: 'Mark of a removed comment, without content',
    },
    purpose: 'accountability',
    people: NOBODY,
    data: ['events'],
  },
  profile: {
    holds: { sv: 'Vad en person säger om sig själv', en: 'What a person says of themselves' },
    purpose: 'rights',
    people: EVERYBODY,
    data: ['profile'],
  },
  'profile-removed': {
    holds: { sv: 'Märke efter en borttagen profil, utan innehåll', en: 'Mark of a removed profile, without content' },
    purpose: 'accountability',
    people: NOBODY,
    data: ['events'],
  },
  'chat-settings': {
    holds: { sv: 'En chatts språk', en: 'The language of a chat' },
    purpose: 'operation',
    people: NOBODY,
    data: ['settings'],
  },
  settings: {
    holds: { sv: 'Vad organisationen bestämt', en: 'What the organisation decided' },
    purpose: 'operation',
    people: ['operators'],
    data: ['settings'],
  },
  'consent-answers': {
    holds: {
      sv: 'Svaren från ett raderat möte, under alias',
      en: 'The answers of a removed meeting, under an alias',
    },
    purpose: 'consent',
    people: EVERYBODY,
    data: ['answers'],
  },
  'retention-receipt': {
    holds: { sv: 'Kvitto på en gallring: antal', en: 'Receipt of a sweep: counts' },
    purpose: 'accountability',
    people: NOBODY,
    data: ['events'],
  },
  'expiry-tally': {
    holds: {
      sv: 'Hur mycket som gick ut sedan den senaste gallringen: antal, tills nästa kvitto',
      en: 'How much expired since the last sweep: counts, until the next receipt',
    },
    purpose: 'accountability',
    people: NOBODY,
    data: ['events'],
  },
  'subject-request': {
    holds: {
      sv: 'En begäran om egna uppgifter, och vad som svarades',
      en: 'A request about one’s own data, and what was answered',
    },
    purpose: 'rights',
    people: [...EVERYBODY, 'operators'],
    data: ['requests'],
  },
  erasure: {
    holds: {
      sv: 'En radering: vad som begärdes, hur långt den kommit, intyget',
      en: 'An erasure: what was asked for, how far it came, the certificate',
    },
    purpose: 'rights',
    people: [...EVERYBODY, 'operators'],
    data: ['requests', 'events'],
  },
  'erasure-list': {
    holds: {
      sv: 'Att något raderats, utan att säga vem: för att kunna göra om det efter en återställning',
      en: 'That something was erased, without saying whom: to do it again after a restore',
    },
    purpose: 'rights',
    people: NOBODY,
    data: ['events'],
  },
  'erasure-list-key': {
    holds: { sv: 'Nyckeln till listan över raderingar', en: 'The key of the list of erasures' },
    purpose: 'rights',
    people: NOBODY,
    data: ['technical'],
  },
  hold: {
    holds: { sv: 'En spärr mot gallring, med skäl och ägare', en: 'A legal hold, with reason and owner' },
    purpose: 'accountability',
    people: [...EVERYBODY, 'operators'],
    data: ['events'],
  },
  'audit-record': {
    holds: {
      sv: 'En händelse i granskningsloggen, med alias för personer',
      en: 'An event of the audit log, with aliases of people',
    },
    purpose: 'accountability',
    people: [...EVERYBODY, 'operators'],
    data: ['events'],
  },
  'audit-tile': {
    holds: { sv: 'Kontrollsummor över händelser', en: 'Hashes over events' },
    purpose: 'accountability',
    people: NOBODY,
    data: ['technical'],
  },
  'audit-log-head': {
    holds: { sv: 'Loggens huvud, med de senaste händelserna', en: 'The head of the log, with the last events' },
    purpose: 'accountability',
    people: [...EVERYBODY, 'operators'],
    data: ['events'],
  },
  'audit-signed-head': {
    holds: { sv: 'Loggens huvud vid en tidpunkt, signerat', en: 'The head of the log at a time, signed' },
    purpose: 'accountability',
    people: NOBODY,
    data: ['technical'],
  },
  'audit-read': {
    holds: {
      sv: 'När någon senast läste granskningsloggen',
      en: 'When somebody read the audit log last',
    },
    purpose: 'accountability',
    people: ['operators'],
    data: ['events'],
  },
  'audit-key': {
    holds: {
      sv: 'Nyckeln som gör en persons alias läsbart; raderas med personen',
      en: 'The key that makes a person’s alias readable; erased with the person',
    },
    purpose: 'accountability',
    people: [...EVERYBODY, 'operators'],
    data: ['identity'],
  },
} as const satisfies Record<string, DocumentKind>;

import type { Words } from './words.ts';

/** Whose data it is (GDPR Art. 30(1)(c)). */
export const PEOPLE = {
  participants: {
    sv: 'Anställda som deltar i möten där Kollegan är med',
    en: 'Employees who take part in meetings that Kollegan is in',
  },
  guests: {
    sv: 'Gäster och andra utifrån som deltar i sådana möten',
    en: 'Guests and others from outside who take part in such meetings',
  },
  mentioned: {
    sv: 'Personer som nämns i det som sägs, utan att vara med',
    en: 'People who are spoken of without being there',
  },
  operators: {
    sv: 'De som sköter, granskar eller ställer in Kollegan',
    en: 'Those who run, review or set up Kollegan',
  },
} as const satisfies Record<string, Words>;
export type PeopleId = keyof typeof PEOPLE;

/** What data it is. No list has moods, emotions or scores of people: there are none. */
export const DATA = {
  identity: {
    sv: 'Namn, katalog-id, e-postadress, om personen är gäst',
    en: 'Name, directory id, mail address, whether the person is a guest',
  },
  attendance: { sv: 'Vilka som var med på vilket möte, och när', en: 'Who was in which meeting, and when' },
  answers: {
    sv: 'Svar på frågan om nivå, med textens version, språk och tid',
    en: 'Answers to the question of level, with the text’s version, language and time',
  },
  words: {
    sv: 'Det som sägs och skrivs av den vars nivå tillåter det',
    en: 'What is said and written by those whose level allows it',
  },
  decisions: {
    sv: 'Beslut och uppgifter: titel, ansvarig, datum, stöd, hur det gick',
    en: 'Decisions and tasks: title, owner, date, evidence, what became of it',
  },
  comments: { sv: 'Kommentarer till beslut', en: 'Comments on decisions' },
  profile: {
    sv: 'Vad en person säger om sig själv: namn och titel',
    en: 'What a person says of themselves: name and title',
  },
  events: {
    sv: 'Vem gjorde vad och när, med id:n och utan innehåll',
    en: 'Who did what and when, by ids and without content',
  },
  requests: {
    sv: 'Begäranden enligt art. 15–21, när de kom och vad som svarades',
    en: 'Requests under Art. 15–21, when they came and what was answered',
  },
  settings: { sv: 'Inställningar, utan uppgifter om andra', en: 'Settings, without data of others' },
  technical: {
    sv: 'Tider, antal, felkoder och korrelations-id:n; aldrig det som sades, namn eller adresser',
    en: 'Times, counts, error codes and correlation ids; never what was said, names or addresses',
  },
} as const satisfies Record<string, Words>;
export type DataId = keyof typeof DATA;

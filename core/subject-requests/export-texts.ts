import type { Language } from '../shared/language.ts';

/** The words of the readable part of an export, each language's own. */
export interface ExportTexts {
  title: string;
  made: (date: string) => string;
  lead: string;
  about: string;
  id: string;
  name: string;
  jobTitle: string;
  hidden: string;
  yes: string;
  no: string;
  meetings: string;
  coming: string;
  none: string;
  listedAs: string;
  email: string;
  answers: string;
  answerHeader: readonly [string, string, string];
  decisions: string;
  decisionHeader: readonly [string, string, string];
  owner: string;
  said: string;
  questions: string;
  words: string;
  comments: string;
  requests: string;
  requestHeader: readonly [string, string, string];
  events: string;
  eventsAre: (count: number) => string;
  others: string;
  why: string;
  information: readonly string[];
}

const SV: ExportTexts = {
  title: 'Dina uppgifter i Kollegan',
  made: (date) => `Framtagna ${date}`,
  lead: 'Det här är allt som Kollegan har om dig i din organisation. Samma uppgifter för datorer ligger i filen data.json. Andras uppgifter är utelämnade.',
  about: 'Om dig',
  id: 'Id i katalogen',
  name: 'Namn',
  jobTitle: 'Titel',
  hidden: 'Dold för andra',
  yes: 'ja',
  no: 'nej',
  meetings: 'Möten',
  coming: 'Möten som väntar',
  none: 'Inget.',
  listedAs: 'I deltagarlistan som',
  email: 'E-post',
  answers: 'Dina svar om nivå',
  answerHeader: ['När', 'Vad', 'Nivå'],
  decisions: 'Beslut som rör dig',
  decisionHeader: ['Beslut', 'Hur', 'Datum'],
  owner: 'du är ansvarig',
  said: 'fångat i det du sa',
  questions: 'Öppna frågor du ställde',
  words: 'Sparade ord',
  comments: 'Kommentarer du skrev',
  requests: 'Dina begäranden',
  requestHeader: ['Kom in', 'Rättighet', 'Svar senast'],
  events: 'Händelser i granskningsloggen',
  eventsAre: (count) => `${count} händelser som du gjorde eller som rör dig. De står i data.json.`,
  others: 'Annat som nämner dig',
  why: 'Varför, hur länge och dina rättigheter',
  information: [
    'Ändamål: att fånga beslut och uppgifter i möten, följa upp dem och kunna visa vad som gjorts.',
    'Mottagare: de som var med på samma möten, och de tjänster som organisationens register över behandling nämner.',
    'Hur länge: ord enligt frågan om nivå; möten, beslut och kommentarer enligt organisationens gallring. Din organisation visar tiderna.',
    'Källa: du själv, dina möten i Teams och organisationens katalog.',
    'Inga beslut om dig fattas automatiskt, och ingen profil av dig görs.',
    'Du kan begära rättelse, radering eller begränsning, invända, och klaga hos Integritetsskyddsmyndigheten (IMY).',
  ],
};

const NB: ExportTexts = {
  title: 'Dine opplysninger i Kollegan',
  made: (date) => `Hentet ut ${date}`,
  lead: 'Dette er alt Kollegan har om deg i organisasjonen din. De samme opplysningene for datamaskiner ligger i filen data.json. Andres opplysninger er utelatt.',
  about: 'Om deg',
  id: 'Id i katalogen',
  name: 'Navn',
  jobTitle: 'Tittel',
  hidden: 'Skjult for andre',
  yes: 'ja',
  no: 'nei',
  meetings: 'Møter',
  coming: 'Kommende møter',
  none: 'Ingenting.',
  listedAs: 'I deltakerlisten som',
  email: 'E-post',
  answers: 'Svarene dine om nivå',
  answerHeader: ['Når', 'Hva', 'Nivå'],
  decisions: 'Beslutninger som gjelder deg',
  decisionHeader: ['Beslutning', 'Hvordan', 'Dato'],
  owner: 'du er ansvarlig',
  said: 'fanget i det du sa',
  questions: 'Åpne spørsmål du stilte',
  words: 'Lagrede ord',
  comments: 'Kommentarer du skrev',
  requests: 'Dine krav',
  requestHeader: ['Kom inn', 'Rettighet', 'Svar senest'],
  events: 'Hendelser i revisjonsloggen',
  eventsAre: (count) => `${count} hendelser som du gjorde eller som gjelder deg. De står i data.json.`,
  others: 'Annet som nevner deg',
  why: 'Hvorfor, hvor lenge og rettighetene dine',
  information: [
    'Formål: å fange beslutninger og oppgaver i møter, følge dem opp og kunne vise hva som er gjort.',
    'Mottakere: de som var med i de samme møtene, og tjenestene som organisasjonens protokoll over behandling nevner.',
    'Hvor lenge: ord etter spørsmålet om nivå; møter, beslutninger og kommentarer etter organisasjonens sletteregler. Organisasjonen din viser tidene.',
    'Kilde: deg selv, møtene dine i Teams og organisasjonens katalog.',
    'Ingen beslutninger om deg tas automatisk, og ingen profil av deg lages.',
    'Du kan kreve retting, sletting eller begrensning, protestere, og klage til Datatilsynet.',
  ],
};

const DA: ExportTexts = {
  title: 'Dine oplysninger i Kollegan',
  made: (date) => `Udtrukket ${date}`,
  lead: 'Dette er alt, hvad Kollegan har om dig i din organisation. De samme oplysninger til computere ligger i filen data.json. Andres oplysninger er udeladt.',
  about: 'Om dig',
  id: 'Id i kataloget',
  name: 'Navn',
  jobTitle: 'Titel',
  hidden: 'Skjult for andre',
  yes: 'ja',
  no: 'nej',
  meetings: 'Møder',
  coming: 'Kommende møder',
  none: 'Intet.',
  listedAs: 'I deltagerlisten som',
  email: 'E-mail',
  answers: 'Dine svar om niveau',
  answerHeader: ['Hvornår', 'Hvad', 'Niveau'],
  decisions: 'Beslutninger, der vedrører dig',
  decisionHeader: ['Beslutning', 'Hvordan', 'Dato'],
  owner: 'du er ansvarlig',
  said: 'fanget i det, du sagde',
  questions: 'Åbne spørgsmål, du stillede',
  words: 'Gemte ord',
  comments: 'Kommentarer, du skrev',
  requests: 'Dine anmodninger',
  requestHeader: ['Modtaget', 'Rettighed', 'Svar senest'],
  events: 'Hændelser i revisionsloggen',
  eventsAre: (count) => `${count} hændelser, som du udførte, eller som vedrører dig. De står i data.json.`,
  others: 'Andet, der nævner dig',
  why: 'Hvorfor, hvor længe og dine rettigheder',
  information: [
    'Formål: at fange beslutninger og opgaver i møder, følge op på dem og kunne vise, hvad der er gjort.',
    'Modtagere: dem, der var med til de samme møder, og de tjenester, som organisationens fortegnelse over behandling nævner.',
    'Hvor længe: ord efter spørgsmålet om niveau; møder, beslutninger og kommentarer efter organisationens sletteregler. Din organisation viser fristerne.',
    'Kilde: dig selv, dine møder i Teams og organisationens katalog.',
    'Der træffes ingen automatiske beslutninger om dig, og der laves ingen profil af dig.',
    'Du kan anmode om berigtigelse, sletning eller begrænsning, gøre indsigelse og klage til Datatilsynet.',
  ],
};

const EN: ExportTexts = {
  title: 'Your data in Kollegan',
  made: (date) => `Made on ${date}`,
  lead: 'This is all that Kollegan holds about you in your organisation. The same data for computers is in the file data.json. Data of others is left out.',
  about: 'About you',
  id: 'Id in the directory',
  name: 'Name',
  jobTitle: 'Title',
  hidden: 'Hidden from others',
  yes: 'yes',
  no: 'no',
  meetings: 'Meetings',
  coming: 'Coming meetings',
  none: 'Nothing.',
  listedAs: 'In the list of people as',
  email: 'Mail',
  answers: 'Your answers about the level',
  answerHeader: ['When', 'What', 'Level'],
  decisions: 'Decisions about you',
  decisionHeader: ['Decision', 'How', 'Date'],
  owner: 'you are to see to it',
  said: 'caught in what you said',
  questions: 'Open questions that you asked',
  words: 'Kept words',
  comments: 'Comments that you wrote',
  requests: 'Your requests',
  requestHeader: ['Received', 'Right', 'Answer due'],
  events: 'Events of the audit log',
  eventsAre: (count) => `${count} events that you caused or that are about you. They are in data.json.`,
  others: 'Other things that name you',
  why: 'Why, how long, and your rights',
  information: [
    'Purpose: to catch decisions and tasks in meetings, follow them up, and be able to show what was done.',
    'Recipients: those who were in the same meetings, and the services that the organisation’s record of processing names.',
    'How long: words as the question of level says; meetings, decisions and comments as the organisation’s retention says. Your organisation shows the periods.',
    'Source: yourself, your meetings in Teams and the organisation’s directory.',
    'No decisions about you are made automatically, and no profile of you is made.',
    'You can ask for correction, erasure or restriction, object, and complain to the supervisory authority.',
  ],
};

export const EXPORT_TEXTS: Readonly<Record<Language, ExportTexts>> = { sv: SV, nb: NB, da: DA, en: EN };

import type { Language } from '../shared/language.ts';

interface CertificateTexts {
  title: string;
  lead: string;
  subject: string;
  types: Readonly<Record<'person' | 'meeting' | 'tenant', string>>;
  ground: string;
  requested: string;
  confirmed: string;
  byTwo: string;
  finished: string;
  physical: string;
  audit: string;
  backups: string;
  listed: string;
  stores: string;
  store: string;
  before: string;
  after: string;
  method: string;
  cards: (replaced: number, failed: number) => string;
  planner: (changed: number, failed: number) => string;
  kept: string;
  category: string;
  until: string;
  noEnd: string;
  holds: (found: number, documents: number) => string;
  notReached: string;
}

export const CERTIFICATE_TEXTS: Readonly<Record<Language, CertificateTexts>> = {
  sv: {
    title: 'Intyg om radering',
    lead: 'Det som begäran gällde är borttaget. Intyget namnger ingen: vem eller vad det gällde står som en pseudonym.',
    subject: 'Gäller',
    types: { person: 'person', meeting: 'möte', tenant: 'hela organisationen' },
    ground: 'Grund',
    requested: 'Begärt',
    confirmed: 'Bekräftat',
    byTwo: 'av två personer',
    finished: 'Klart',
    physical: 'Så togs de sista spåren bort',
    audit: 'Händelse i granskningsloggen',
    backups: 'Säkerhetskopior',
    listed: 'Raderingen görs om efter varje återställning',
    stores: 'Vad som togs bort',
    store: 'Lager',
    before: 'Före',
    after: 'Efter',
    method: 'Metod',
    cards: (replaced, failed) => `Kort i chattar: ${replaced} ersatta, ${failed} gick inte att nå.`,
    planner: (changed, failed) => `Texter i Planner: ${changed} borttagna, ${failed} gick inte att nå.`,
    kept: 'Vad som finns kvar',
    category: 'Kategori',
    until: 'Till',
    noEnd: 'utan slutdatum',
    holds: (found, documents) => `Bevarandebeslut som kontrollerats: ${found}. Dokument som de behöll: ${documents}.`,
    notReached: 'Dit Kollegan inte når',
  },
  nb: {
    title: 'Attest på sletting',
    lead: 'Det forespørselen gjaldt, er fjernet. Attesten navngir ingen: hvem eller hva det gjaldt, står som et pseudonym.',
    subject: 'Gjelder',
    types: { person: 'person', meeting: 'møte', tenant: 'hele organisasjonen' },
    ground: 'Grunnlag',
    requested: 'Bedt om',
    confirmed: 'Bekreftet',
    byTwo: 'av to personer',
    finished: 'Ferdig',
    physical: 'Slik ble de siste sporene fjernet',
    audit: 'Hendelse i revisjonsloggen',
    backups: 'Sikkerhetskopier',
    listed: 'Slettingen gjøres på nytt etter hver gjenoppretting',
    stores: 'Hva som ble fjernet',
    store: 'Lager',
    before: 'Før',
    after: 'Etter',
    method: 'Metode',
    cards: (replaced, failed) => `Kort i chatter: ${replaced} erstattet, ${failed} kunne ikke nås.`,
    planner: (changed, failed) => `Tekster i Planner: ${changed} fjernet, ${failed} kunne ikke nås.`,
    kept: 'Hva som er igjen',
    category: 'Kategori',
    until: 'Til',
    noEnd: 'uten sluttdato',
    holds: (found, documents) =>
      `Bevaringsbeslutninger som er kontrollert: ${found}. Dokumenter de beholdt: ${documents}.`,
    notReached: 'Dit Kollegan ikke når',
  },
  da: {
    title: 'Attest for sletning',
    lead: 'Det, anmodningen gjaldt, er fjernet. Attesten navngiver ingen: hvem eller hvad det gjaldt, står som et pseudonym.',
    subject: 'Gælder',
    types: { person: 'person', meeting: 'møde', tenant: 'hele organisationen' },
    ground: 'Grundlag',
    requested: 'Anmodet',
    confirmed: 'Bekræftet',
    byTwo: 'af to personer',
    finished: 'Færdig',
    physical: 'Sådan blev de sidste spor fjernet',
    audit: 'Hændelse i revisionsloggen',
    backups: 'Sikkerhedskopier',
    listed: 'Sletningen gentages efter hver gendannelse',
    stores: 'Hvad der blev fjernet',
    store: 'Lager',
    before: 'Før',
    after: 'Efter',
    method: 'Metode',
    cards: (replaced, failed) => `Kort i chats: ${replaced} erstattet, ${failed} kunne ikke nås.`,
    planner: (changed, failed) => `Tekster i Planner: ${changed} fjernet, ${failed} kunne ikke nås.`,
    kept: 'Hvad der er tilbage',
    category: 'Kategori',
    until: 'Til',
    noEnd: 'uden slutdato',
    holds: (found, documents) =>
      `Bevaringsbeslutninger, der er kontrolleret: ${found}. Dokumenter, de beholdt: ${documents}.`,
    notReached: 'Hvor Kollegan ikke når',
  },
  en: {
    title: 'Certificate of erasure',
    lead: 'What the request was about is gone. The certificate names nobody: whom or what it was about stands as a pseudonym.',
    subject: 'About',
    types: { person: 'person', meeting: 'meeting', tenant: 'the whole organisation' },
    ground: 'Ground',
    requested: 'Requested',
    confirmed: 'Confirmed',
    byTwo: 'by two people',
    finished: 'Finished',
    physical: 'How the last traces were removed',
    audit: 'Event in the audit log',
    backups: 'Backups',
    listed: 'The erasure is done again after every restore',
    stores: 'What was removed',
    store: 'Store',
    before: 'Before',
    after: 'After',
    method: 'Method',
    cards: (replaced, failed) => `Cards in chats: ${replaced} replaced, ${failed} could not be reached.`,
    planner: (changed, failed) => `Texts in Planner: ${changed} removed, ${failed} could not be reached.`,
    kept: 'What is left',
    category: 'Category',
    until: 'Until',
    noEnd: 'no end',
    holds: (found, documents) => `Holds that were checked: ${found}. Documents that they kept: ${documents}.`,
    notReached: 'Where Kollegan cannot reach',
  },
};

import type { Language } from '../../shared/language.ts';
import type { NoticeWords } from './notice-words.ts';

/** The first words that people answered to. Never changed: answers point at them. */
export const VERSION_1: Readonly<Record<Language, NoticeWords>> = {
  sv: {
    lead: 'Jag är Kollegan, en AI-kollega. Vad får jag göra med det du säger i mötet?',
    bas: 'Bas',
    basMeaning: 'Jag lyssnar efter beslut och uppgifter. Dem sparar jag, inte vad som sades.',
    plus: 'Plus',
    plusMeaning: (days) => `Som Bas, och jag sparar det du säger i ${days} dagar för sammanfattning och sökning.`,
    juridik: 'Juridik',
    juridikMeaning: (years) =>
      `Som Plus, och orden bakom varje beslut sparas ordagrant med namn och tid i ${years} år. Gäller bara om mötesledaren har valt det.`,
    none: 'Nej tack',
    noneMeaning: 'Jag hör inte det du säger, bara det du ber mig om.',
    withdrawal: 'Den som inte har svarat hör jag inte. Du kan ändra eller ta tillbaka när som helst med ett klick.',
  },
  nb: {
    lead: 'Jeg er Kollegan, en KI-kollega. Hva kan jeg gjøre med det du sier i møtet?',
    bas: 'Basis',
    basMeaning: 'Jeg lytter etter beslutninger og oppgaver. Dem tar jeg vare på, ikke det som ble sagt.',
    plus: 'Pluss',
    plusMeaning: (days) => `Som Basis, og jeg tar vare på det du sier i ${days} dager for oppsummering og søk.`,
    juridik: 'Juridisk',
    juridikMeaning: (years) =>
      `Som Pluss, og ordene bak hver beslutning bevares ordrett med navn og tid i ${years} år. Gjelder bare når møtelederen har valgt det.`,
    none: 'Nei takk',
    noneMeaning: 'Jeg hører ikke det du sier, bare det du ber meg om.',
    withdrawal:
      'Den som ikke har svart, hører jeg ikke. Du kan endre eller trekke tilbake når som helst med ett klikk.',
  },
  da: {
    lead: 'Jeg er Kollegan, en AI-kollega. Hvad må jeg gøre med det, du siger i mødet?',
    bas: 'Basis',
    basMeaning: 'Jeg lytter efter beslutninger og opgaver. Dem gemmer jeg, ikke det der blev sagt.',
    plus: 'Plus',
    plusMeaning: (days) => `Som Basis, og jeg gemmer det, du siger, i ${days} dage til referat og søgning.`,
    juridik: 'Juridisk',
    juridikMeaning: (years) =>
      `Som Plus, og ordene bag hver beslutning gemmes ordret med navn og tid i ${years} år. Gælder kun, når mødelederen har valgt det.`,
    none: 'Nej tak',
    noneMeaning: 'Jeg hører ikke det, du siger, kun det du beder mig om.',
    withdrawal:
      'Den, der ikke har svaret, hører jeg ikke. Du kan ændre eller trække tilbage når som helst med et klik.',
  },
  en: {
    lead: 'I am Kollegan, an AI colleague. What may I do with what you say in this meeting?',
    bas: 'Basic',
    basMeaning: 'I listen for decisions and tasks. I keep those, not what was said.',
    plus: 'Plus',
    plusMeaning: (days) => `As Basic, and I keep what you say for ${days} days, for the recap and for search.`,
    juridik: 'Legal',
    juridikMeaning: (years) =>
      `As Plus, and the words behind each decision are kept verbatim with name and time for ${years} years. Only if the organiser has chosen it.`,
    none: 'No thanks',
    noneMeaning: 'I do not hear what you say, only what you ask me to do.',
    withdrawal: 'Who has not answered is not heard. You can change or withdraw at any time with one click.',
  },
};

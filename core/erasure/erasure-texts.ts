import type { Language } from '../shared/language.ts';

export interface ErasureTexts {
  removedPerson: string;
  removedText: string;
  removedCard: string;
  phrase: string;
}

/** What stands where something was. */
export const ERASURE_TEXTS: Readonly<Record<Language, ErasureTexts>> = {
  sv: {
    removedPerson: 'Borttagen person',
    removedText: 'Borttaget på begäran',
    removedCard: 'Innehållet har tagits bort på begäran.',
    phrase: 'ta bort',
  },
  nb: {
    removedPerson: 'Fjernet person',
    removedText: 'Fjernet på forespørsel',
    removedCard: 'Innholdet er fjernet på forespørsel.',
    phrase: 'fjern',
  },
  da: {
    removedPerson: 'Fjernet person',
    removedText: 'Fjernet efter anmodning',
    removedCard: 'Indholdet er fjernet efter anmodning.',
    phrase: 'fjern',
  },
  en: {
    removedPerson: 'Removed person',
    removedText: 'Removed on request',
    removedCard: 'The content was removed on request.',
    phrase: 'remove',
  },
};

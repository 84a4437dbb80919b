import type { Language } from '../shared/language.ts';

export interface ExportLabels {
  decisions: string;
  owner: string;
  deadline: string;
  parked: string;
  questions: string;
  people: string;
  madeOf: string;
  none: string;
}

export const EXPORT_LABELS: Readonly<Record<Language, ExportLabels>> = {
  sv: {
    decisions: 'Beslut',
    owner: 'Ansvarig',
    deadline: 'Senast',
    parked: 'Parkerat',
    questions: 'Öppna frågor',
    people: 'Deltagare',
    madeOf: 'Vad det här bygger på',
    none: 'Inga',
  },
  nb: {
    decisions: 'Beslutninger',
    owner: 'Ansvarlig',
    deadline: 'Frist',
    parked: 'Parkert',
    questions: 'Åpne spørsmål',
    people: 'Deltakere',
    madeOf: 'Hva dette bygger på',
    none: 'Ingen',
  },
  da: {
    decisions: 'Beslutninger',
    owner: 'Ansvarlig',
    deadline: 'Senest',
    parked: 'Parkeret',
    questions: 'Åbne spørgsmål',
    people: 'Deltagere',
    madeOf: 'Hvad dette bygger på',
    none: 'Ingen',
  },
  en: {
    decisions: 'Decisions',
    owner: 'Owner',
    deadline: 'Due',
    parked: 'Parked',
    questions: 'Open questions',
    people: 'People',
    madeOf: 'What this is made of',
    none: 'None',
  },
};

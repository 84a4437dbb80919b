import type { Language } from '../shared/language.ts';

export interface SampleTexts {
  title: string;
  /** Two made-up colleagues. */
  colleagues: [string, string];
  open: string;
  alternative: string;
  begun: string;
  done: string;
  parked: string;
  parkedReason: string;
  late: string;
  question: string;
}

/** What the sample meeting says, in the language of the person it is made for. */
export const SAMPLE_TEXTS: Readonly<Record<Language, SampleTexts>> = {
  sv: {
    title: 'Exempelmöte: Flytten till nya lokaler',
    colleagues: ['Exempelkollega 1', 'Exempelkollega 2'],
    open: 'Säga upp hyresavtalet för de gamla lokalerna',
    alternative: 'Behålla ett våningsplan i andra hand',
    begun: 'Ta in tre offerter på flyttfirma',
    done: 'Meddela hyresvärden vilken dag vi flyttar',
    parked: 'Köpa nya mötesmöbler',
    parkedReason: 'Väntar på nästa års budget',
    late: 'Boka genomgång av larmet',
    question: 'Vem tar hand om växterna?',
  },
  nb: {
    title: 'Eksempelmøte: Flyttingen til nye lokaler',
    colleagues: ['Eksempelkollega 1', 'Eksempelkollega 2'],
    open: 'Si opp leieavtalen for de gamle lokalene',
    alternative: 'Beholde en etasje på fremleie',
    begun: 'Hente inn tre tilbud fra flyttebyråer',
    done: 'Fortelle utleieren hvilken dag vi flytter',
    parked: 'Kjøpe nye møtemøbler',
    parkedReason: 'Venter på neste års budsjett',
    late: 'Bestille gjennomgang av alarmen',
    question: 'Hvem tar seg av plantene?',
  },
  da: {
    title: 'Eksempelmøde: Flytningen til nye lokaler',
    colleagues: ['Eksempelkollega 1', 'Eksempelkollega 2'],
    open: 'Opsige lejemålet for de gamle lokaler',
    alternative: 'Beholde en etage på fremleje',
    begun: 'Indhente tre tilbud fra flyttefirmaer',
    done: 'Give udlejeren besked om flyttedagen',
    parked: 'Købe nye mødemøbler',
    parkedReason: 'Venter på næste års budget',
    late: 'Bestille gennemgang af alarmen',
    question: 'Hvem tager sig af planterne?',
  },
  en: {
    title: 'Sample meeting: Moving to the new office',
    colleagues: ['Sample colleague 1', 'Sample colleague 2'],
    open: 'Give notice on the lease of the old office',
    alternative: 'Keep one floor and sublet it',
    begun: 'Ask three moving companies for an offer',
    done: 'Tell the landlord which day we move',
    parked: 'Buy new furniture for the meeting rooms',
    parkedReason: 'Waits for next year’s budget',
    late: 'Book a walk-through of the alarm',
    question: 'Who takes care of the plants?',
  },
};

import type { ConsentLevel } from '../consent/index.ts';
import type { Language } from '../shared/language.ts';

export type CommandName =
  | 'join'
  | 'close'
  | 'help'
  | 'status'
  | 'decisions'
  | 'pause'
  | 'resume'
  | 'leave'
  | 'language'
  | 'consent'
  | 'forget';

/** What people write for each command, in lower case. The first word is the one that help and suggestions use. */
export const COMMAND_WORDS: Readonly<Record<CommandName, readonly string[]>> = {
  join: ['join', 'gå med', 'kom', 'anslut', 'bli med', 'deltag', 'vær med'],
  close: ['close', 'stäng', 'stäng mötet', 'avsluta', 'avsluta mötet', 'avslutt', 'lukk', 'afslut', 'luk', 'end'],
  help: ['help', 'hjälp', 'hjelp', 'hjælp', '?'],
  status: ['status', 'läge', 'läget'],
  decisions: ['decisions', 'beslut', 'besluten', 'beslutninger', 'vedtak'],
  pause: ['pause', 'paus', 'pausa'],
  resume: ['resume', 'fortsätt', 'återuppta', 'fortsett', 'fortsæt', 'genoptag', 'continue'],
  leave: ['leave', 'lämna', 'lämna mötet', 'gå', 'forlat', 'forlad'],
  language: ['language', 'språk', 'sprog'],
  consent: ['consent', 'samtycke', 'samtykke'],
  forget: [
    'forget',
    'forget me',
    'remove everything about me',
    'glöm mig',
    'ta bort allt om mig',
    'radera mig',
    'glem meg',
    'fjern alt om meg',
    'slett meg',
    'glem mig',
    'fjern alt om mig',
    'slet mig',
  ],
};

/** What removes a whole meeting, asked by its organiser. Only when Kollegan is addressed. */
export const FORGET_MEETING_WORDS: readonly string[] = [
  'forget meeting',
  'forget the meeting',
  'remove everything about the meeting',
  'glöm mötet',
  'ta bort allt om mötet',
  'glem møtet',
  'fjern alt om møtet',
  'glem mødet',
  'fjern alt om mødet',
];

/** Consent answered in words, for where the card is not to be had. Only when Kollegan is addressed. */
export const CONSENT_WORDS: Readonly<Record<ConsentLevel, readonly string[]>> = {
  bas: ['bas', 'basis', 'basic'],
  plus: ['plus', 'pluss'],
  juridik: ['juridik', 'juridisk', 'legal'],
  none: ['nej', 'nej tack', 'nei', 'nei takk', 'nej tak', 'no', 'no thanks', 'none'],
};

export const LANGUAGE_WORDS: Readonly<Record<Language, readonly string[]>> = {
  sv: ['sv', 'svenska', 'swedish', 'svensk'],
  nb: ['nb', 'no', 'norsk', 'norska', 'norwegian', 'bokmål'],
  da: ['da', 'dansk', 'danska', 'danish'],
  en: ['en', 'engelska', 'engelsk', 'english'],
};

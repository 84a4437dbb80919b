import type { ConsentLevel, ConsentSignal, LegalBasis } from '../../consent/index.ts';

export interface ReceiptTexts {
  /** Where the basis is consent, and where it is another. */
  title: { consent: string; other: string };
  about: string;
  receiptId: string;
  issued: string;
  person: string;
  meeting: string;
  meetingStarted: string;
  answer: string;
  when: string;
  basis: string;
  words: string;
  wordsGone: string;
  version: string;
  kept: string;
  days: (days: number) => string;
  years: (years: number) => string;
  events: string;
  event: string;
  level: string;
  way: string;
  older: string;
  deletions: string;
  deleted: (utterances: number, questions: number) => string;
  controller: string;
  notSet: string;
  facts: {
    name: string;
    address: string;
    country: string;
    contact: string;
    email: string;
    phone: string;
    dataProtectionOfficer: string;
    privacyPolicyUrl: string;
    authority: string;
  };
  rights: string;
  rightsOf: Record<LegalBasis, string>;
  verify: string;
  howToVerify: string;
  bases: Record<LegalBasis, string>;
  levels: Record<ConsentLevel, string>;
  signals: Record<ConsentSignal, string>;
  channels: Record<'card' | 'command' | 'tab' | 'teams', string>;
}

import type { Language } from '../../shared/language.ts';
import type { LegalBasis } from '../legal-basis.ts';
import type { NoticeWords } from './notice-words.ts';
import { VERSION_1 } from './version-1.ts';

/** Says on what ground it happens, too. */
export interface GroundedNoticeWords extends NoticeWords {
  ground: Readonly<Record<LegalBasis, string>>;
}

/** Lets nothing more be done than version 1. Only the ground of consent speaks of consent. */
export const VERSION_2: Readonly<Record<Language, GroundedNoticeWords>> = {
  sv: {
    ...VERSION_1.sv,
    withdrawal:
      'Den som inte har svarat hör jag inte. Du kan ändra eller ta tillbaka när som helst med ett klick, också efter mötet. Säger du nej tar jag bort det jag har sparat av dina ord.',
    ground: {
      consent: 'Jag gör det bara med ditt samtycke. Du väljer fritt, och ett nej har inga följder för dig.',
      legitimate_interest: 'Organisationen stöder sig på en intresseavvägning. Du har rätt att invända: välj Nej tack.',
      public_task:
        'Organisationen stöder sig på en uppgift av allmänt intresse. Du har rätt att invända: välj Nej tack.',
      contract: 'Organisationen stöder sig på sitt avtal med dig. Du kan ändå alltid välja Nej tack.',
    },
  },
  nb: {
    ...VERSION_1.nb,
    withdrawal:
      'Den som ikke har svart, hører jeg ikke. Du kan endre eller trekke tilbake når som helst med ett klikk, også etter møtet. Sier du nei, sletter jeg det jeg har tatt vare på av ordene dine.',
    ground: {
      consent: 'Jeg gjør det bare med ditt samtykke. Du velger fritt, og et nei får ingen følger for deg.',
      legitimate_interest:
        'Organisasjonen bygger på en berettiget interesse. Du har rett til å protestere: velg Nei takk.',
      public_task:
        'Organisasjonen bygger på en oppgave i allmennhetens interesse. Du har rett til å protestere: velg Nei takk.',
      contract: 'Organisasjonen bygger på avtalen med deg. Du kan likevel alltid velge Nei takk.',
    },
  },
  da: {
    ...VERSION_1.da,
    withdrawal:
      'Den, der ikke har svaret, hører jeg ikke. Du kan ændre eller trække tilbage når som helst med et klik, også efter mødet. Siger du nej, sletter jeg det, jeg har gemt af dine ord.',
    ground: {
      consent: 'Jeg gør det kun med dit samtykke. Du vælger frit, og et nej får ingen følger for dig.',
      legitimate_interest:
        'Organisationen støtter sig på en legitim interesse. Du har ret til at gøre indsigelse: vælg Nej tak.',
      public_task:
        'Organisationen støtter sig på en opgave i samfundets interesse. Du har ret til at gøre indsigelse: vælg Nej tak.',
      contract: 'Organisationen støtter sig på kontrakten med dig. Du kan alligevel altid vælge Nej tak.',
    },
  },
  en: {
    ...VERSION_1.en,
    withdrawal:
      'Who has not answered is not heard. You can change or withdraw at any time with one click, also after the meeting. If you say no, I delete what I have kept of your words.',
    ground: {
      consent: 'I do it only with your consent. You choose freely, and a no has no consequences for you.',
      legitimate_interest:
        'The organisation relies on a legitimate interest. You have the right to object: choose No thanks.',
      public_task:
        'The organisation relies on a task in the public interest. You have the right to object: choose No thanks.',
      contract: 'The organisation relies on its contract with you. You can still always choose No thanks.',
    },
  },
};

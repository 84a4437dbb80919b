import type { MeasureId } from './measures.ts';
import type { Words } from './words.ts';

/** A risk to people's rights (Art. 35(7)(c)), and what the product does against it. How large it is, the controller says. */
export interface Risk {
  risk: Words;
  measures: readonly MeasureId[];
}

export const RISKS: readonly Risk[] = [
  {
    risk: {
      sv: 'Anställda känner sig övervakade, eller kan inte säga nej på grund av beroendet till arbetsgivaren',
      en: 'Employees feel watched, or cannot say no because they depend on the employer',
    },
    measures: ['levels', 'minimal', 'access', 'ownRules'],
  },
  {
    risk: {
      sv: 'Ord från någon som inte sagt ja hörs eller sparas (sen ankomst, gäst, chatt efter återkallelse)',
      en: 'Words of somebody who has not said yes are heard or kept (late arrival, guest, chat after a withdrawal)',
    },
    measures: ['levels', 'retention', 'erasure'],
  },
  {
    risk: {
      sv: 'Känsliga uppgifter (art. 9) eller uppgifter om frånvarande sägs i mötet',
      en: 'Special categories (Art. 9), or data of people who are not there, are spoken of',
    },
    measures: ['minimal', 'retention', 'erasure', 'access'],
  },
  {
    risk: {
      sv: 'Ett fel i förståelsen tillskriver någon ett löfte som inte gavs',
      en: 'A misunderstanding says that somebody promised what they did not',
    },
    measures: ['human', 'audit', 'rights'],
  },
  {
    risk: {
      sv: 'Uppgifterna används till något annat, som att bedöma prestation',
      en: 'The data is used for something else, such as to judge performance',
    },
    measures: ['minimal', 'access', 'audit'],
  },
  {
    risk: { sv: 'Obehöriga når innehållet', en: 'Somebody who may not reaches the content' },
    measures: ['access', 'tenants', 'encryption', 'keyless', 'quietLogs'],
  },
  {
    risk: {
      sv: 'Det som raderats finns kvar eller kommer tillbaka (kopior, köer, säkerhetskopior)',
      en: 'What was erased is still somewhere, or comes back (copies, queues, backups)',
    },
    measures: ['erasure', 'retention', 'restore'],
  },
  {
    risk: { sv: 'Uppgifterna går förlorade eller ändras obemärkt', en: 'The data is lost, or changed unnoticed' },
    measures: ['audit', 'restore', 'encryption'],
  },
  {
    risk: { sv: 'Uppgifter förs till ett land utanför EU/EES', en: 'Data goes to a country outside the EU/EEA' },
    measures: ['region', 'ownRules', 'quietLogs'],
  },
];

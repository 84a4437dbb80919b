import type { Words } from './words.ts';

/** Where data lies besides documents and queues. */
export interface Place {
  name: Words;
  holds: Words;
  /** How long. */
  period: Words;
}

export const PLACES: readonly Place[] = [
  {
    name: { sv: 'Säkerhetskopior', en: 'Backups' },
    holds: {
      sv: 'Alla dokument och köer, krypterade; raderingar görs om efter varje återställning innan något öppnas',
      en: 'All documents and queues, encrypted; erasures are done again after every restore before anything opens',
    },
    period: {
      sv: '30 dagar på Azure; annars 30 dagar, och månadens första 90 dagar (BACKUP_DAILY_DAYS, BACKUP_MONTHLY_DAYS)',
      en: '30 days on Azure; else 30 days, and the first of each month 90 days (BACKUP_DAILY_DAYS, BACKUP_MONTHLY_DAYS)',
    },
  },
  {
    name: { sv: 'Driftlogg', en: 'Log' },
    holds: {
      sv: 'Koder, antal, tider och korrelations-id:n; aldrig innehåll, namn eller adresser',
      en: 'Codes, counts, times and correlation ids; never content, names or addresses',
    },
    period: {
      sv: '30 dagar på Azure (logRetentionDays); på en egen maskin så länge filen sparas',
      en: '30 days on Azure (logRetentionDays); on a machine of one’s own as long as the file is kept',
    },
  },
  {
    name: { sv: 'Processens minne', en: 'Memory of the process' },
    holds: {
      sv: 'De senaste replikerna i ett pågående möte, för att förstå sammanhanget',
      en: 'The last turns of a meeting that goes on, to understand the context',
    },
    period: {
      sv: 'Tills mötet är slut eller processen startar om',
      en: 'Until the meeting ends or the process restarts',
    },
  },
];

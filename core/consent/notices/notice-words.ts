/** What a person is shown before they answer, but for the tenant's own periods. */
export interface NoticeWords {
  lead: string;
  bas: string;
  basMeaning: string;
  plus: string;
  plusMeaning: (days: number) => string;
  juridik: string;
  juridikMeaning: (years: number) => string;
  none: string;
  noneMeaning: string;
  withdrawal: string;
}

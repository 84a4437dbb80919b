/** The languages that the records are written in. */
export const RECORD_LANGUAGES = ['sv', 'en'] as const;
export type RecordLanguage = (typeof RECORD_LANGUAGES)[number];

/** One text in each of them. */
export type Words = Readonly<Record<RecordLanguage, string>>;

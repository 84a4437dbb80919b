import type { Language } from '../shared/language.ts';

/** A few words of ours, without anybody's name. */
export interface NoticeView {
  language: Language;
  text: string;
}

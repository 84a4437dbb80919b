import { Language } from '../core/shared/language.ts';
import type { LabelledItem } from './labelled-item.ts';
import type { JudgedItem } from './score-items.ts';

export interface LanguageTable<Scores> {
  title: string;
  /** Heading and field; what `counts` names is a count, all else a share of 1. */
  columns: readonly (readonly [string, keyof Scores])[];
  counts: readonly (keyof Scores)[];
  items: readonly LabelledItem[];
  judge: (item: LabelledItem) => JudgedItem;
  score: (judged: readonly JudgedItem[]) => Scores;
}

/** @returns a markdown table of scores, in all and for each language that there are items of; shares have three digits */
export function languageTable<Scores extends Readonly<Record<keyof Scores, number>>>(
  table: LanguageTable<Scores>,
): string {
  const { title, columns, counts, items, judge, score } = table;
  const judged = items.map(judge);
  const ofLanguage = (language: Language) => judged.filter(({ item }) => item.language === language);
  const rows = [
    ['all', judged] as const,
    ...Language.options.map((language) => [language, ofLanguage(language)] as const),
  ].filter(([, each]) => each.length > 0);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const figures = (scores: Scores) =>
    columns.map(([, field]) =>
      counts.includes(field) ? String(scores[field]) : scores[field].toFixed(3).replace(/^0/, ''),
    );
  return [
    `### ${title}`,
    '',
    line(['', ...columns.map(([name]) => name)]),
    line(['', ...columns].map(() => '---')),
    ...rows.map(([name, each]) => line([name, ...figures(score(each))])),
    '',
  ].join('\n');
}

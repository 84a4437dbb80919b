import { Language } from '../core/shared/language.ts';
import { findRecords } from './find-records.ts';
import type { LabelledItem } from './labelled-item.ts';
import { type ItemScores, judgeItem, scoreItems } from './score-items.ts';

const COLUMNS: readonly (readonly [string, keyof ItemScores])[] = [
  ['items', 'items'],
  ['accuracy', 'accuracy'],
  ['false alarms', 'falseAlarms'],
  ['found', 'found'],
  ['strict F1', 'strictF1'],
  ['owner right', 'ownerRight'],
  ['deadline right', 'deadlineRight'],
];

/** @returns a markdown table of how the rules do on items, in all and by language */
export function itemsReport(title: string, items: readonly LabelledItem[]): string {
  const judged = items.map((item) => judgeItem(item, findRecords(item)));
  const rows = [
    ['all', scoreItems(judged)] as const,
    ...Language.options.map(
      (language) => [language, scoreItems(judged.filter(({ item }) => item.language === language))] as const,
    ),
  ];
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    `### ${title}`,
    '',
    line(['', ...COLUMNS.map(([name]) => name)]),
    line(['', ...COLUMNS].map(() => '---')),
    ...rows
      .filter(([, scores]) => scores.items > 0)
      .map(([name, scores]) => line([name, ...COLUMNS.map(([, field]) => figure(scores[field], field))])),
    '',
  ].join('\n');
}

function figure(value: number, field: keyof ItemScores): string {
  return field === 'items' ? String(value) : value.toFixed(3).replace(/^0/, '');
}

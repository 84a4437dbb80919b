import { findRecords } from './find-records.ts';
import type { LabelledItem } from './labelled-item.ts';
import { languageTable } from './language-table.ts';
import { judgeItem, scoreItems } from './score-items.ts';

/** @returns a markdown table of how the rules do on items, in all and by language */
export function itemsReport(title: string, items: readonly LabelledItem[]): string {
  return languageTable({
    title,
    columns: [
      ['items', 'items'],
      ['accuracy', 'accuracy'],
      ['false alarms', 'falseAlarms'],
      ['found', 'found'],
      ['strict F1', 'strictF1'],
      ['owner right', 'ownerRight'],
      ['deadline right', 'deadlineRight'],
    ],
    counts: ['items'],
    items,
    judge: (item) => judgeItem(item, findRecords(item)),
    score: scoreItems,
  });
}

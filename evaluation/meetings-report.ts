import { Language } from '../core/shared/language.ts';
import { findRecords } from './find-records.ts';
import type { LabelledItem } from './labelled-item.ts';
import { judgeMeeting, type MeetingScores, scoreMeetings } from './score-items.ts';

const COLUMNS: readonly (readonly [string, keyof MeetingScores])[] = [
  ['meetings', 'meetings'],
  ['records', 'records'],
  ['precision', 'precision'],
  ['recall', 'recall'],
  ['strict F1', 'strictF1'],
  ['owner right', 'ownerRight'],
  ['deadline right', 'deadlineRight'],
];

/** @returns a markdown table of how the rules do on whole meetings, in all and by language */
export function meetingsReport(title: string, meetings: readonly LabelledItem[]): string {
  const judged = meetings.map((meeting) => judgeMeeting(meeting, findRecords(meeting)));
  const rows = [
    ['all', scoreMeetings(judged)] as const,
    ...Language.options.map(
      (language) => [language, scoreMeetings(judged.filter(({ item }) => item.language === language))] as const,
    ),
  ];
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    `### ${title}`,
    '',
    line(['', ...COLUMNS.map(([name]) => name)]),
    line(['', ...COLUMNS].map(() => '---')),
    ...rows.map(([name, scores]) => line([name, ...COLUMNS.map(([, field]) => figure(scores[field]))])),
    '',
  ].join('\n');
}

/** Counts as they are, shares with three digits. */
function figure(value: number): string {
  return value > 1 ? String(value) : value.toFixed(3).replace(/^0/, '');
}

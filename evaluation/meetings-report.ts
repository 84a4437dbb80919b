import { findRecords } from './find-records.ts';
import type { LabelledItem } from './labelled-item.ts';
import { languageTable } from './language-table.ts';
import { judgeMeeting, scoreMeetings } from './score-items.ts';

/** @returns a markdown table of how the rules do on whole meetings, in all and by language */
export function meetingsReport(title: string, meetings: readonly LabelledItem[]): string {
  return languageTable({
    title,
    columns: [
      ['meetings', 'meetings'],
      ['records', 'records'],
      ['precision', 'precision'],
      ['recall', 'recall'],
      ['strict F1', 'strictF1'],
      ['owner right', 'ownerRight'],
      ['deadline right', 'deadlineRight'],
    ],
    counts: ['meetings', 'records'],
    items: meetings,
    judge: (meeting) => judgeMeeting(meeting, findRecords(meeting)),
    score: scoreMeetings,
  });
}

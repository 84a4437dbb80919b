import type { FoundRecord } from '../../core/contracts/found-record.ts';
import type { AnalyzedTranscript, Place } from './analyze-transcript.ts';
import { SUMMARY_TEXTS } from './summary-texts.ts';
import { type Cell, formatTable, type TableLook } from './table.ts';

/** Below this the kind has a question mark: worth a look, no more. */
const SURE = 0.6;
const WHAT_COLUMN = 1;

/** The summary for people: a table of what was found, and what still lacks an owner or a date. */
export function formatSummary({ language, records, placeOf }: AnalyzedTranscript, look: TableLook): string {
  const texts = SUMMARY_TEXTS[language];
  if (records.length === 0) return `${texts.nothing}\n`;

  const missing: Cell = { text: texts.missing, style: 'yellow' };
  const ownerCell = ({ owner, ownerCandidates }: FoundRecord): Cell => {
    if (owner !== null) return { text: owner };
    return ownerCandidates.length === 0
      ? missing
      : { text: `${ownerCandidates.join(` ${texts.or} `)}?`, style: 'yellow' };
  };
  const placeText = (place: Place | null): string => {
    if (place === null) return '';
    return place.type === 'time' ? place.text : `${texts[place.type]} ${place.number}`;
  };
  const rows = records.map((record): Cell[] => [
    {
      text: `${texts.kinds[record.kind]}${record.confidence < SURE ? '?' : ''}`,
      style: record.kind === 'decision' ? 'cyan' : 'green',
    },
    { text: record.text },
    ownerCell(record),
    record.deadline === null ? missing : { text: record.deadline },
    { text: placeText(placeOf(record)), style: 'dim' },
  ]);
  const header = texts.columns.map((text): Cell => ({ text, style: 'bold' }));
  const decisions = records.filter(({ kind }) => kind === 'decision').length;
  const noOwner = records.filter(({ owner }) => owner === null).length;
  const noDeadline = records.filter(({ deadline }) => deadline === null).length;
  const counts = [
    texts.found(decisions, records.length - decisions),
    ...(noOwner > 0 ? [texts.withoutOwner(noOwner)] : []),
    ...(noDeadline > 0 ? [texts.withoutDeadline(noDeadline)] : []),
  ];
  return `${formatTable([header, ...rows], WHAT_COLUMN, look)}\n\n${counts.join(' ')}\n`;
}

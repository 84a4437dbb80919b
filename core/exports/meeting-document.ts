import type { Decision } from '../decisions/index.ts';
import type { Block, ReadableDocument } from '../documents/index.ts';
import { liveDecisions, localTime, type Meeting, nameOf } from '../meetings/index.ts';
import { recapView } from '../recaps/index.ts';
import type { Language } from '../shared/language.ts';
import { TEXTS } from '../texts/index.ts';
import { EXPORT_LABELS, type ExportLabels } from './export-labels.ts';

/** Kept words, which their speaker allows to be shown. */
export interface MeetingQuote {
  text: string;
  speakerId: string;
  /** ISO 8601. */
  at: string;
}

export interface MeetingDocumentOptions {
  timeZone: string;
  /** The reader's. */
  language: Language;
  /** By decision id. */
  quotes: ReadonlyMap<string, MeetingQuote>;
}

/** The recap of a meeting to read and to file: what was settled, what was not, and what the recap is made of. */
export function meetingDocument(
  meeting: Meeting,
  { timeZone, language, quotes }: MeetingDocumentOptions,
): ReadableDocument {
  const view = recapView({ ...meeting, language }, { timeZone, quotes: new Map() });
  const settled = liveDecisions(meeting).filter(({ status }) => status !== 'parked');
  const labels = EXPORT_LABELS[language];
  const { levels, sources, missing } = view.provenance;
  const counted = levels.filter(({ count }) => count > 0);
  const words = TEXTS[language];
  return {
    title: view.meetingTitle,
    subtitle: view.date,
    language,
    blocks: [
      heading(labels.decisions),
      ...(settled.length === 0 ? [none(labels)] : []),
      ...settled.flatMap((decision) => decisionBlocks(meeting, decision, { timeZone, labels, quotes })),
      ...(view.parked.length === 0
        ? []
        : [
            heading(labels.parked),
            { type: 'facts' as const, rows: view.parked.map(({ title, reason }) => [title, reason] as const) },
          ]),
      heading(labels.questions),
      list(view.openQuestions, labels),
      heading(labels.people),
      list(
        meeting.people.map(({ id }) => nameOf(meeting, id)),
        labels,
      ),
      heading(labels.madeOf),
      list(
        [...sources, counted.map(({ level, count }) => `${words.consent[level]}: ${count}`).join(', '), ...missing],
        labels,
      ),
    ],
  };
}

interface DecisionOptions extends Pick<MeetingDocumentOptions, 'timeZone' | 'quotes'> {
  labels: ExportLabels;
}

function decisionBlocks(
  meeting: Meeting,
  { id, title, owner, deadline }: Decision,
  { timeZone, labels, quotes }: DecisionOptions,
): Block[] {
  const quote = quotes.get(id);
  return [
    { type: 'heading', level: 3, text: title },
    {
      type: 'facts',
      rows: [
        [labels.owner, owner.type === 'person' ? nameOf(meeting, owner.personId) : '–'],
        [labels.deadline, deadline ?? '–'],
      ],
    },
    ...(quote === undefined
      ? []
      : [
          {
            type: 'quote' as const,
            text: quote.text,
            source: `${nameOf(meeting, quote.speakerId)}, ${localTime(quote.at, timeZone)}`,
          },
        ]),
  ];
}

function heading(text: string): Block {
  return { type: 'heading', level: 2, text };
}

function list(items: readonly string[], labels: ExportLabels): Block {
  return items.length === 0 ? none(labels) : { type: 'list', items };
}

function none(labels: ExportLabels): Block {
  return { type: 'paragraph', text: labels.none };
}

import { type Meeting, nameOf } from '../meetings/index.ts';
import { recapView } from '../recaps/index.ts';
import type { Language } from '../shared/language.ts';
import { escapeMarkdown, plainText } from '../shared/plain-text.ts';

interface Labels {
  decisions: string;
  owner: string;
  deadline: string;
  quote: string;
  parked: string;
  questions: string;
  people: string;
  madeOf: string;
  none: string;
}

const LABELS: Readonly<Record<Language, Labels>> = {
  sv: {
    decisions: 'Beslut',
    owner: 'Ansvarig',
    deadline: 'Senast',
    quote: 'Så sades det',
    parked: 'Parkerat',
    questions: 'Öppna frågor',
    people: 'Deltagare',
    madeOf: 'Vad det här bygger på',
    none: 'Inga',
  },
  nb: {
    decisions: 'Beslutninger',
    owner: 'Ansvarlig',
    deadline: 'Frist',
    quote: 'Slik ble det sagt',
    parked: 'Parkert',
    questions: 'Åpne spørsmål',
    people: 'Deltakere',
    madeOf: 'Hva dette bygger på',
    none: 'Ingen',
  },
  da: {
    decisions: 'Beslutninger',
    owner: 'Ansvarlig',
    deadline: 'Senest',
    quote: 'Sådan blev det sagt',
    parked: 'Parkeret',
    questions: 'Åbne spørgsmål',
    people: 'Deltagere',
    madeOf: 'Hvad dette bygger på',
    none: 'Ingen',
  },
  en: {
    decisions: 'Decisions',
    owner: 'Owner',
    deadline: 'Due',
    quote: 'As it was said',
    parked: 'Parked',
    questions: 'Open questions',
    people: 'People',
    madeOf: 'What this is made of',
    none: 'None',
  },
};

const MAX_TITLE = 200;

export interface MarkdownOptions {
  timeZone: string;
  /** Kept words by decision id, for those whose speakers allow it. */
  quotes: ReadonlyMap<string, string>;
}

/** The recap of a meeting as Markdown, in the meeting's language; whatever people wrote stays text. */
export function meetingMarkdown(meeting: Meeting, options: MarkdownOptions): string {
  const view = recapView(meeting, options);
  const labels = LABELS[meeting.language];
  const decisions = view.decisions.map(({ title, ownerName, deadline, quote }) => {
    const details = [
      `${labels.owner}: ${ownerName === null ? '–' : safe(ownerName)}`,
      `${labels.deadline}: ${deadline ?? '–'}`,
      ...(quote === null ? [] : [`${labels.quote}: ${safe(quote)}`]),
    ];
    return [`- **${safe(title)}**`, ...details.map((line) => `  - ${line}`)].join('\n');
  });
  const levels = view.provenance.levels
    .filter(({ count }) => count > 0)
    .map(({ level, count }) => `${level}: ${count}`);
  return [
    `# ${safe(view.meetingTitle)}`,
    view.date,
    section(labels.decisions, decisions, labels),
    ...(view.parked.length === 0
      ? []
      : [
          section(
            labels.parked,
            view.parked.map(({ title, reason }) => `- ${safe(title)}: ${safe(reason)}`),
            labels,
          ),
        ]),
    section(
      labels.questions,
      view.openQuestions.map((text) => `- ${safe(text)}`),
      labels,
    ),
    section(
      labels.people,
      meeting.people.map(({ id }) => `- ${safe(nameOf(meeting, id))}`),
      labels,
    ),
    section(
      labels.madeOf,
      [...view.provenance.sources, levels.join(', '), ...view.provenance.missing].map((text) => `- ${safe(text)}`),
      labels,
    ),
    '',
  ].join('\n\n');
}

function section(heading: string, lines: readonly string[], { none }: Labels): string {
  return [`## ${heading}`, lines.length === 0 ? none : lines.join('\n')].join('\n\n');
}

function safe(text: string): string {
  return escapeMarkdown(plainText(text, MAX_TITLE));
}

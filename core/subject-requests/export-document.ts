import type { Block, ReadableDocument } from '../documents/index.ts';
import { localTime } from '../meetings/index.ts';
import type { Language } from '../shared/language.ts';
import { plainDateIn } from '../shared/plain-date.ts';
import { TEXTS } from '../texts/index.ts';
import { EXPORT_TEXTS, type ExportTexts } from './export-texts.ts';
import type { ExportedMeeting, PersonExport } from './person-export.ts';

interface DocumentOptions {
  language: Language;
  timeZone: string;
}

interface Context extends DocumentOptions {
  texts: ExportTexts;
}

/** What is held of a person, to read; the whole of it stands in the data beside it. */
export function exportDocument(data: PersonExport, options: DocumentOptions): ReadableDocument {
  const texts = EXPORT_TEXTS[options.language];
  const context = { ...options, texts };
  return {
    title: texts.title,
    subtitle: texts.made(plainDateIn(new Date(data.madeAt), options.timeZone)),
    language: options.language,
    blocks: [
      { type: 'paragraph', text: texts.lead },
      ...aboutBlocks(data, texts),
      heading(texts.meetings),
      ...(data.meetings.length === 0 ? [none(texts)] : data.meetings.flatMap((each) => meetingBlocks(each, context))),
      ...(data.coming.length === 0
        ? []
        : [
            heading(texts.coming),
            {
              type: 'list' as const,
              items: data.coming.map(({ title, startsAt }) => `${when(startsAt, context)} ${title}`.trim()),
            },
          ]),
      heading(texts.words),
      ...(data.words.length === 0
        ? [none(texts)]
        : data.words.map(({ text, at }): Block => ({ type: 'quote', text, source: when(at, context) }))),
      heading(texts.comments),
      ...(data.comments.length === 0
        ? [none(texts)]
        : data.comments.map(({ text, at }): Block => ({ type: 'quote', text, source: when(at, context) }))),
      heading(texts.requests),
      requestBlock(data, context),
      heading(texts.events),
      { type: 'paragraph', text: texts.eventsAre(data.events.length) },
      ...(data.others.length === 0
        ? []
        : [heading(texts.others), { type: 'list' as const, items: data.others.map(({ kind }) => kind) }]),
      heading(texts.why),
      { type: 'list', items: texts.information },
    ],
  };
}

function aboutBlocks({ personId, profile, meetings }: PersonExport, texts: ExportTexts): Block[] {
  const last = meetings.findLast(({ listedAs }) => listedAs)?.listedAs;
  const rows: [string, string][] = [
    [texts.id, personId],
    [texts.name, profile?.name ?? last?.name ?? '–'],
    [texts.email, last?.email ?? '–'],
    [texts.jobTitle, profile?.title ?? '–'],
    [texts.hidden, profile?.hidden ? texts.yes : texts.no],
  ];
  return [heading(texts.about), { type: 'facts', rows }];
}

function meetingBlocks(meeting: ExportedMeeting, context: Context): Block[] {
  const { texts, language, timeZone } = context;
  const levels = TEXTS[language].consent;
  const { answers, decisions, questions, listedAs } = meeting;
  const date = plainDateIn(new Date(meeting.startedAt), timeZone);
  return [
    { type: 'heading', level: 3, text: `${date} ${meeting.title}`.trim() },
    ...(listedAs ? [{ type: 'facts' as const, rows: [[texts.listedAs, listedAs.name] as const] }] : []),
    ...table(
      texts.answers,
      texts.answerHeader,
      answers.map(({ at, signal, level }) => [when(at, context), signal, levels[level]]),
    ),
    ...table(
      texts.decisions,
      texts.decisionHeader,
      decisions.map(({ title, roles, deadline }) => [
        title,
        roles.map((role) => texts[role]).join(', '),
        deadline ?? '–',
      ]),
    ),
    ...(questions.length === 0
      ? []
      : [
          { type: 'paragraph' as const, text: texts.questions },
          { type: 'list' as const, items: questions.map(({ text }) => text) },
        ]),
  ];
}

function requestBlock({ requests }: PersonExport, { texts, timeZone }: Context): Block {
  if (requests.length === 0) return none(texts);
  const rows = requests.map(({ receivedAt, type, dueOn }) => [
    plainDateIn(new Date(receivedAt), timeZone),
    type,
    dueOn,
  ]);
  return { type: 'table', header: texts.requestHeader, rows };
}

function table(title: string, header: readonly string[], rows: readonly (readonly string[])[]): Block[] {
  return rows.length === 0
    ? []
    : [
        { type: 'paragraph', text: title },
        { type: 'table', header, rows },
      ];
}

function when(at: string, { timeZone }: Context): string {
  return `${plainDateIn(new Date(at), timeZone)} ${localTime(at, timeZone)}`;
}

function heading(text: string): Block {
  return { type: 'heading', level: 2, text };
}

function none({ none: text }: ExportTexts): Block {
  return { type: 'paragraph', text };
}

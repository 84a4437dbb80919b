import type { Block, ReadableDocument } from '../documents/index.ts';
import type { ConsentRecord } from './consent-record.ts';
import { authorityOf, NOT_SET } from './controller-facts.ts';
import { RECEIPT_TEXTS, type ReceiptTexts } from './texts/index.ts';

/** The receipt to read, in the language that the person was asked in. Names nobody and tells nothing of the meeting. */
export function receiptDocument(record: ConsentRecord): ReadableDocument {
  const texts = RECEIPT_TEXTS[record.language];
  const { subject, periods } = record;
  return {
    title: texts.title[subject.basis === 'consent' ? 'consent' : 'other'],
    subtitle: record.receiptId,
    language: record.language,
    blocks: [
      heading(texts.answer),
      {
        type: 'facts',
        rows: [
          [texts.answer, `${texts.levels[subject.level]} (${texts.signals[subject.signal]})`],
          [texts.when, shown(subject.at)],
          [texts.basis, texts.bases[subject.basis]],
          [texts.kept, `${texts.days(periods.plusDays)}; ${texts.years(periods.juridikYears)}`],
        ],
      },
      heading(texts.words),
      ...wordsOf(record, texts),
      heading(texts.rights),
      { type: 'paragraph', text: texts.rightsOf[subject.basis] },
      heading(texts.events),
      ...(record.isComplete ? [] : [{ type: 'paragraph', text: texts.older } as const]),
      {
        type: 'table',
        header: [texts.when, texts.event, texts.level, texts.way],
        rows: record.events.map(({ at, signal, level, channel }) => [
          shown(at),
          texts.signals[signal],
          texts.levels[level],
          texts.channels[channel],
        ]),
      },
      ...deletionsOf(record, texts),
      heading(texts.controller),
      { type: 'facts', rows: controllerRows(record, texts) },
      heading(texts.about),
      {
        type: 'facts',
        rows: [
          [texts.receiptId, record.receiptId],
          [texts.issued, shown(record.issuedAt)],
          [texts.person, record.personId],
          [texts.meeting, record.meetingId],
          [texts.meetingStarted, shown(record.meetingStartedAt)],
          [texts.version, `${subject.noticeVersion}, ${subject.noticeHash}`],
        ],
      },
      heading(texts.verify),
      { type: 'paragraph', text: texts.howToVerify },
    ],
  };
}

function heading(text: string): Block {
  return { type: 'heading', level: 2, text };
}

/** To the minute, and in UTC, so that it is the same wherever it is read. */
function shown(at: string): string {
  return `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
}

function wordsOf({ notice }: ConsentRecord, texts: ReceiptTexts): Block[] {
  if (notice === null) return [{ type: 'paragraph', text: texts.wordsGone }];
  const { lead, ground, levels, withdrawal } = notice;
  const paragraphs = [lead, ground].filter((text) => text !== '').map((text): Block => ({ type: 'paragraph', text }));
  return [
    ...paragraphs,
    { type: 'list', items: levels.map(({ name, meaning }) => `${name}: ${meaning}`) },
    { type: 'paragraph', text: withdrawal },
  ];
}

function deletionsOf({ deletions }: ConsentRecord, texts: ReceiptTexts): Block[] {
  if (deletions.length === 0) return [];
  const rows = deletions.map(
    ({ doneAt, utterances, questions }) => [shown(doneAt), texts.deleted(utterances, questions)] as const,
  );
  return [heading(texts.deletions), { type: 'facts', rows }];
}

function controllerRows({ controller }: ConsentRecord, texts: ReceiptTexts): [string, string][] {
  const { authority, ...labels } = texts.facts;
  const rows = Object.entries(labels).map(([name, label]): [string, string] => {
    const value = controller[name as keyof typeof controller];
    return [label, value.trim() === '' ? texts.notSet : value];
  });
  const known = authorityOf(controller);
  return [...rows, [authority, known === NOT_SET ? texts.notSet : known]];
}

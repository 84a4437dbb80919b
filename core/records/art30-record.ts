import type { Block, ReadableDocument } from '../documents/index.ts';
import type { Controller } from '../settings/index.ts';
import { DOCUMENT_KINDS } from './document-kinds.ts';
import { MEASURES } from './measures.ts';
import { OUTSIDE_SERVICES } from './outside-services.ts';
import { DATA, PEOPLE } from './people-and-data.ts';
import { type Periods, periodOfFailedJobs, periodOfKind } from './period-words.ts';
import { PLACES } from './places.ts';
import { PURPOSES } from './purposes.ts';
import { QUEUE_CONTENTS } from './queue-contents.ts';
import { RECORD_TEXTS } from './record-texts.ts';
import type { RecordLanguage, Words } from './words.ts';

export interface RecordOptions {
  language: RecordLanguage;
  periods: Periods;
  /** Empty facts become questions. */
  controller: Controller;
}

/** The record of processing activities that Art. 30(1) asks for, as the product does it. */
export function art30Record(options: RecordOptions): ReadableDocument {
  const { language } = options;
  const texts = RECORD_TEXTS[language];
  return {
    title: `Kollegan: ${texts.art30Title}`,
    language,
    blocks: [
      { type: 'paragraph', text: texts.madeFromCode },
      ...controllerBlocks(options),
      heading(texts.purposes),
      ...purposeBlocks(language),
      ...processingBlocks(options),
      heading(texts.measures),
      measureTable(language),
    ],
  };
}

/** What is kept, where it goes and where it lies: for the record and for the impact assessment. */
export function processingBlocks({ language, periods }: RecordOptions): Block[] {
  const texts = RECORD_TEXTS[language];
  const purposeOf = (id: keyof typeof PURPOSES) => PURPOSES[id].name[language];
  return [
    heading(texts.kept),
    {
      type: 'table',
      header: texts.keptHeader,
      rows: Object.entries(DOCUMENT_KINDS).map(([kind, { holds, purpose }]) => [
        kind,
        holds[language],
        purposeOf(purpose),
        periodOfKind(kind, periods, language),
      ]),
    },
    heading(texts.queues),
    {
      type: 'table',
      header: texts.queueHeader,
      rows: Object.entries(QUEUE_CONTENTS).map(([name, { carries, purpose }]) => [
        name,
        carries[language],
        purposeOf(purpose),
      ]),
    },
    { type: 'paragraph', text: texts.queueFailed(periodOfFailedJobs(periods, language)) },
    heading(texts.otherPlaces),
    {
      type: 'table',
      header: texts.placeHeader,
      rows: PLACES.map(({ name, holds, period }) => [name[language], holds[language], period[language]]),
    },
    heading(texts.recipients),
    {
      type: 'table',
      header: texts.recipientHeader,
      rows: Object.values(OUTSIDE_SERVICES).map(({ name, role, use, gets, where }) => [
        name,
        texts.role[role],
        texts.use[use],
        gets[language],
        where[language],
      ]),
    },
    heading(texts.transfers),
    { type: 'paragraph', text: texts.transfersAre },
    { type: 'list', items: [`${texts.ask}: ${texts.transfersAsk}`] },
  ];
}

export function purposeBlocks(language: RecordLanguage): Block[] {
  const { purposeFacts } = RECORD_TEXTS[language];
  const named = (ids: readonly string[], table: Readonly<Record<string, Words>>) =>
    ids.map((id) => table[id]?.[language] ?? id).join('; ');
  return Object.values(PURPOSES).flatMap(({ name, does, ground, people, data }): Block[] => [
    { type: 'heading', level: 3, text: name[language] },
    {
      type: 'facts',
      rows: [
        [purposeFacts.does, does[language]],
        [purposeFacts.ground, ground[language]],
        [purposeFacts.people, named(people, PEOPLE)],
        [purposeFacts.data, named(data, DATA)],
      ],
    },
  ]);
}

export function measureTable(language: RecordLanguage): Block {
  const rows = Object.values(MEASURES).map(({ what, code }) => [what[language], code.join(', ')]);
  return { type: 'table', header: RECORD_TEXTS[language].measureHeader, rows };
}

export function heading(text: string): Block {
  return { type: 'heading', level: 2, text };
}

function controllerBlocks({ language, controller }: RecordOptions): Block[] {
  const texts = RECORD_TEXTS[language];
  const facts = ['name', 'address', 'contact', 'email', 'phone', 'dataProtectionOfficer'] as const;
  return [
    heading(texts.controller),
    { type: 'facts', rows: facts.map((fact) => [texts.controllerFacts[fact], controller[fact] || texts.ask]) },
    heading(texts.processor),
    { type: 'paragraph', text: texts.processorIs },
  ];
}

import type { RecordOptions } from './art30-record.ts';
import { DOCUMENT_KINDS } from './document-kinds.ts';
import { MEASURES } from './measures.ts';
import { OUTSIDE_SERVICES } from './outside-services.ts';
import { DATA, PEOPLE } from './people-and-data.ts';
import { periodOfFailedJobs, periodOfKind } from './period-words.ts';
import { PLACES } from './places.ts';
import { PURPOSES } from './purposes.ts';
import { QUEUE_CONTENTS } from './queue-contents.ts';
import { RISKS } from './risks.ts';

/** The list itself, for programs: every text in both languages, periods in the one that was asked for. */
export function recordsJson({ language, periods, controller }: RecordOptions) {
  return {
    controller,
    people: PEOPLE,
    data: DATA,
    purposes: PURPOSES,
    documents: Object.entries(DOCUMENT_KINDS).map(([kind, document]) => ({
      kind,
      ...document,
      period: periodOfKind(kind, periods, language),
    })),
    queues: { contents: QUEUE_CONTENTS, failed: periodOfFailedJobs(periods, language) },
    places: PLACES,
    services: OUTSIDE_SERVICES,
    measures: MEASURES,
    risks: RISKS,
  };
}

import type { QueueName } from '../contracts/queues.ts';
import type { PurposeId } from './purposes.ts';
import type { Words } from './words.ts';

/** What the messages of a queue carry. One that is done is gone; one that failed is kept as the retention rules say. */
export interface QueueContent {
  carries: Words;
  purpose: PurposeId;
}

const IDS: Words = { sv: 'id:n på möte och beslut', en: 'ids of a meeting and a decision' };

/** One row a queue; a queue without its row does not compile. */
export const QUEUE_CONTENTS: Readonly<Record<QueueName, QueueContent>> = {
  'planner-tasks': { carries: IDS, purpose: 'followUp' },
  recaps: { carries: IDS, purpose: 'followUp' },
  nudges: { carries: IDS, purpose: 'followUp' },
  briefs: { carries: IDS, purpose: 'decisions' },
  notifications: { carries: IDS, purpose: 'decisions' },
  erasures: { carries: { sv: 'id på en begäran', en: 'the id of a request' }, purpose: 'rights' },
};

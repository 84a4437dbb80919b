import { z } from 'zod';
import { MESSAGE_NOT_FOUND } from '../conditions.ts';
import { defineOperation, Long } from './operation.ts';

const Body = z.object({ 'sequence-numbers': z.array(Long) });

export const cancelScheduledMessage = defineOperation(Body, (queue, { 'sequence-numbers': sequences }) =>
  queue.cancel(sequences) ? { status: 200, body: {} } : { status: 404, error: MESSAGE_NOT_FOUND },
);

import type { ServiceBusReceivedMessage } from '@azure/service-bus';
import { z } from 'zod';
import type { QueueName } from '../../core/contracts/queues.ts';
import type { DeadLetter } from '../../core/outbox/index.ts';
import { sha256 } from '../../core/shared/stable-id.ts';
import { readCopyMarks } from './copy-marks.ts';

/** Ids have no spaces and are not long: what has may be words that got into the wrong field. */
const SAFE_ID = /^[\w.:@~/+=-]{1,200}$/;
const MAX_REASON = 300;

const Body = z.object({ meetingId: z.string().regex(SAFE_ID) });

/** What of a failed job may be shown. */
export function readDeadLetter(queue: QueueName, message: ServiceBusReceivedMessage): DeadLetter {
  const { firstMessageId } = readCopyMarks(message);
  const body = Body.safeParse(message.body);
  return {
    id: `${queue}/${message.sequenceNumber?.toString() ?? '0'}`,
    queue,
    messageId: safe(firstMessageId),
    correlationId: safe(String(message.correlationId ?? '')),
    meetingId: body.success ? body.data.meetingId : null,
    code: /^[\w.]{1,100}$/.test(message.deadLetterReason ?? '') ? String(message.deadLetterReason) : 'UNKNOWN',
    reason: (message.deadLetterErrorDescription ?? '').replace(/\s+/g, ' ').slice(0, MAX_REASON),
    enqueuedAt: (message.enqueuedTimeUtc ?? new Date(0)).toISOString(),
  };
}

function safe(id: string): string {
  return SAFE_ID.test(id) ? id : `sha256-${sha256(id).slice(0, 16)}`;
}

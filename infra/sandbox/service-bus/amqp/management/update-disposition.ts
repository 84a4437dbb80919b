import { z } from 'zod';
import type { Settlement } from '../../queues/settlement.ts';
import { LOCK_LOST } from '../conditions.ts';
import { defineOperation, LockTokens, OptionalText, Properties } from './operation.ts';

const Body = z
  .object({
    'lock-tokens': LockTokens,
    // `defered` is how the protocol spells it.
    'disposition-status': z.enum(['completed', 'abandoned', 'defered', 'suspended']),
    'properties-to-modify': Properties,
    'deadletter-reason': OptionalText,
    'deadletter-description': OptionalText,
  })
  .transform((body) => ({ tokens: body['lock-tokens'], settlement: settlementOf(body) }));

interface Fields {
  'disposition-status': 'completed' | 'abandoned' | 'defered' | 'suspended';
  'properties-to-modify'?: Record<string, unknown> | undefined;
  'deadletter-reason'?: string | undefined;
  'deadletter-description'?: string | undefined;
}

function settlementOf(body: Fields): Settlement {
  const properties = body['properties-to-modify'];
  switch (body['disposition-status']) {
    case 'completed':
      return { type: 'complete' };
    case 'abandoned':
      return { type: 'abandon', properties };
    case 'defered':
      return { type: 'defer', properties };
    case 'suspended':
      return {
        type: 'dead-letter',
        properties,
        reason: body['deadletter-reason'],
        description: body['deadletter-description'],
      };
  }
}

/** Settles what cannot be settled on a receiving link: it is closed, or the message was deferred. */
export const updateDisposition = defineOperation(Body, (queue, { tokens, settlement }) => {
  const lost = tokens.filter((token) => !queue.settle(token, settlement));
  return lost.length === 0 ? { status: 200, body: {} } : { status: 410, error: LOCK_LOST };
});

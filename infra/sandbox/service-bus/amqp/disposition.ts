import { z } from 'zod';
import type { Settlement } from '../queues/settlement.ts';
import { outcomes } from './rhea.ts';

/** The outcomes a receiver can give a delivery, and what each means to the queue. */
export const DISPOSITIONS = ['accepted', 'rejected', 'modified', 'released'] as const;
export type Disposition = (typeof DISPOSITIONS)[number];

const Properties = z.record(z.string(), z.unknown());
const Text = z.string().nullish();

const Rejected = z.object({
  error: z
    .object({
      info: Properties.and(z.object({ DeadLetterReason: Text, DeadLetterErrorDescription: Text })).nullish(),
      description: Text,
    })
    .nullish(),
});

const Modified = z.object({ undeliverable_here: z.boolean().nullish(), message_annotations: Properties.nullish() });

function deadLetter(state: unknown): Settlement {
  const { error } = Rejected.parse(state);
  const { DeadLetterReason, DeadLetterErrorDescription, ...properties } = error?.info ?? {};
  return {
    type: 'dead-letter',
    properties,
    reason: DeadLetterReason ?? undefined,
    description: DeadLetterErrorDescription ?? error?.description ?? undefined,
  };
}

function modify(state: unknown): Settlement {
  const { undeliverable_here: deferred, message_annotations: properties } = Modified.parse(state);
  return { type: deferred ? 'defer' : 'abandon', properties: properties ?? undefined };
}

/**
 * @param state the outcome as rhea decodes it
 * @throws ZodError when the outcome is not one that a Service Bus client gives
 */
export function settlementOf(disposition: Disposition, state: unknown): Settlement {
  switch (disposition) {
    case 'accepted':
      return { type: 'complete' };
    case 'rejected':
      return deadLetter(state);
    case 'modified':
      return modify(state);
    case 'released':
      return { type: 'abandon' };
  }
}

/** @returns the same outcome, as the broker confirms it. */
export function confirmationOf(disposition: Disposition): unknown {
  return outcomes[disposition]();
}

import { z } from 'zod';
import { AppError } from '../core/shared/app-error.ts';

/** A message as the Functions host hands it over; it holds the lock. */
export interface HostDelivery {
  messageId: string;
  correlationId?: string | undefined;
  lockToken: string;
  /** 1 for the first delivery. */
  deliveryCount: number;
  applicationProperties: Readonly<Record<string, string | number | boolean>>;
  body: unknown;
}

/** Source: metadata of the Service Bus trigger, whose keys the Functions library begins with a small letter. */
const TriggerMetadata = z.object({
  messageId: z.string().min(1),
  correlationId: z.string().min(1).optional().catch(undefined),
  lockToken: z.guid(),
  deliveryCount: z.coerce.number().int().min(1),
  applicationProperties: z
    .record(z.string(), z.unknown())
    .catch({})
    .transform((properties) =>
      Object.fromEntries(Object.entries(properties).filter((entry): entry is [string, Scalar] => isScalar(entry[1]))),
    ),
});

type Scalar = string | number | boolean;

function isScalar(value: unknown): value is Scalar {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

/** @throws `JOB.NO_METADATA` when the host does not say what it holds; it then lets go of the message itself */
export function readHostDelivery(body: unknown, metadata: unknown): HostDelivery {
  const read = TriggerMetadata.safeParse(metadata);
  if (!read.success) throw noMetadata();
  return { ...read.data, body };
}

function noMetadata(): AppError {
  return new AppError({
    code: 'JOB.NO_METADATA',
    fate: 'retry',
    message: 'The Functions host gave no lock token with the message. Check the version of its Service Bus extension.',
  });
}

import { z } from 'zod';
import { ConsentEvent } from '../consent/index.ts';
import { ForgottenWords } from '../meetings/index.ts';
import { PublicKey } from '../signing/index.ts';

/** What is signed: one record of consent, in both forms, with the events and deletions that it rests on. */
export const ConsentReceipt = z.strictObject({
  format: z.literal('kollegan-consent-receipt'),
  version: z.literal(1),
  receiptId: z.string(),
  issuedAt: z.iso.datetime(),
  tenantId: z.string(),
  meetingId: z.string(),
  meetingStartedAt: z.iso.datetime(),
  personId: z.string(),
  /** Facts of the controller that nobody has told yet. */
  missing: z.array(z.string()),
  /** By the Consent Receipt Specification 1.1.0. */
  kantara: z.record(z.string(), z.unknown()),
  /** By ISO/IEC TS 27560:2023. */
  iso27560: z.record(z.string(), z.unknown()),
  /** Of this person in this meeting, in order; each holds the hash of the one before. */
  events: z.array(ConsentEvent).min(1),
  /** False: events before these are in the audit log alone. */
  isComplete: z.boolean(),
  deletions: z.array(ForgottenWords),
});
export type ConsentReceipt = z.infer<typeof ConsentReceipt>;

/** A file that anybody can check without an account and without the network. */
export const ReceiptFile = z.strictObject({
  receipt: z.record(z.string(), z.unknown()),
  /** The receipt once more, signed: compact JWS, EdDSA, its payload the receipt as canonical JSON. */
  signature: z.string(),
  /** The installation's public keys of then. Whose they are is told by the keys that it serves, not by this file. */
  keys: z.array(PublicKey),
});
export type ReceiptFile = z.infer<typeof ReceiptFile>;

import type { ReceiptVerdict } from '../../core/receipts/index.ts';

type Refusal = Extract<ReceiptVerdict, { ok: false }>['reason'];

/** Each refusal in words. */
export const REFUSALS: Readonly<Record<Refusal, string>> = {
  'not-a-receipt': 'it is no receipt file of Kollegan',
  malformed: 'its signature cannot be read',
  'wrong-kind': 'its signature is of something else',
  'unknown-key': 'it was signed with a key that is not among the given ones',
  'bad-signature': 'its signature does not fit the key; it is forged, or was changed after it was signed',
  altered: 'what it says is not what was signed',
  'broken-chain': 'its events do not follow one another; one was changed or left out',
};

/** @returns what the receipt says, for a terminal */
export function formatVerdict({ receipt, kid, isTrusted }: Extract<ReceiptVerdict, { ok: true }>): string {
  const events = receipt.events.map(({ at, signal, level, basis }) => `  ${at}  ${signal}  ${level}  (${basis})`);
  return [
    `The receipt ${receipt.receiptId} is whole and signed with the key ${kid}.`,
    ...(isTrusted
      ? []
      : [
          'The key is from the file itself: give --keys with the keys that the installation serves to know whose it is.',
        ]),
    `Person ${receipt.personId}, meeting ${receipt.meetingId}, issued ${receipt.issuedAt}.`,
    ...events,
    ...(receipt.isComplete ? [] : ['  Events before these are in the audit log alone.']),
    ...(receipt.missing.length > 0 ? [`Not set: ${receipt.missing.join(', ')}.`] : []),
  ].join('\n');
}

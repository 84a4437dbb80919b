import type { Signer } from '../signing/index.ts';
import type { ConsentRecord } from './consent-record.ts';
import { missingFacts } from './controller-facts.ts';
import { iso27560Record } from './iso-27560.ts';
import { kantaraReceipt } from './kantara.ts';
import type { ConsentReceipt, ReceiptFile } from './receipt-file.ts';

/** @returns the receipt of a record, signed with the installation's key */
export async function makeReceipt(record: ConsentRecord, signer: Signer): Promise<ReceiptFile> {
  const receipt: ConsentReceipt = {
    format: 'kollegan-consent-receipt',
    version: 1,
    receiptId: record.receiptId,
    issuedAt: record.issuedAt,
    tenantId: record.tenantId,
    meetingId: record.meetingId,
    meetingStartedAt: record.meetingStartedAt,
    personId: record.personId,
    missing: missingFacts(record.controller),
    kantara: kantaraReceipt(record),
    iso27560: iso27560Record(record),
    events: [...record.events],
    isComplete: record.isComplete,
    deletions: [...record.deletions],
  };
  const [signature, keys] = await Promise.all([signer.sign('consent-receipt', receipt), signer.publicKeys()]);
  return { receipt, signature, keys: [...keys] };
}

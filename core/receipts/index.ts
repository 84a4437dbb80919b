export { type ConsentRecord, consentRecord } from './consent-record.ts';
export { issueReceipt } from './issue-receipt.ts';
export { makeReceipt } from './make-receipt.ts';
export { receiptDocument } from './receipt-document.ts';
export { ReceiptFile } from './receipt-file.ts';
export { type ReceiptVerdict, verifyReceipt } from './verify-receipt.ts';

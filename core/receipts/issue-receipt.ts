import { auditEntry, type Cause, type Meeting, type Meetings } from '../meetings/index.ts';
import type { SettingsReader } from '../settings/index.ts';
import { type ConsentRecord, consentRecord } from './consent-record.ts';

export interface IssueDeps {
  meetings: Pick<Meetings, 'change'>;
  settings: SettingsReader;
}

/**
 * Takes the record of one person out for a receipt; who took it stands in the audit log.
 * @returns null for somebody who was never asked in this meeting
 */
export async function issueReceipt(
  { meetings, settings }: IssueDeps,
  { meeting, personId, format, cause }: { meeting: Meeting; personId: string; format: 'json' | 'pdf'; cause: Cause },
): Promise<ConsentRecord | null> {
  const { tenantId, conversationId, id: meetingId } = meeting;
  const tenant = await settings.settingsOf(tenantId);
  return meetings.change({ tenantId, conversationId, meetingId }, (before) => {
    const record = consentRecord(before, personId, { settings: tenant, now: cause.at });
    if (!record) return { result: null };
    // Not its number, which is a hash over the person's id.
    const audit = auditEntry(before, 'consent.receipt-issued', cause.correlationId, cause, { personId, format });
    return { outbox: [audit], result: record };
  });
}

import {
  type ConsentEvent,
  type ConsentNotice,
  isWholeChain,
  lastAnswer,
  type RetentionPeriods,
  shownNotice,
} from '../consent/index.ts';
import type { ForgottenWords, Meeting } from '../meetings/index.ts';
import type { Controller, TenantSettings } from '../settings/index.ts';
import type { Language } from '../shared/language.ts';
import { stableId } from '../shared/stable-id.ts';

/** Everything that is known of one person and the question in one meeting; each form of the receipt is made of it. */
export interface ConsentRecord {
  /** Another one after each event. */
  receiptId: string;
  issuedAt: string;
  tenantId: string;
  meetingId: string;
  meetingStartedAt: string;
  personId: string;
  /** Of the words that the person was shown. */
  language: Language;
  controller: Controller;
  events: readonly ConsentEvent[];
  /** Older events are in the audit log alone: the first one here says which came before it. */
  isComplete: boolean;
  /** What the receipt is about: the last answer, else that the person was asked. */
  subject: ConsentEvent;
  /** The words that it was given to; null where they cannot be shown any more. */
  notice: ConsentNotice | null;
  periods: RetentionPeriods;
  /** What was removed of the person's words after they took a yes back. */
  deletions: readonly ForgottenWords[];
}

export interface RecordOptions {
  settings: Pick<TenantSettings, 'controller' | 'retention'>;
  now: Date;
}

/** @returns null for somebody who was never asked in this meeting */
export function consentRecord(
  meeting: Meeting,
  personId: string,
  { settings, now }: RecordOptions,
): ConsentRecord | null {
  const events = meeting.consents.filter((event) => event.personId === personId);
  const last = events.at(-1);
  const subject = lastAnswer(events, personId) ?? last;
  if (!last || !subject) return null;
  const { language, basis, noticeVersion, noticeHash } = subject;
  const periods = subject.periods ?? settings.retention;
  return {
    receiptId: stableId('cr', meeting.id, personId, last.hash),
    issuedAt: now.toISOString(),
    tenantId: meeting.tenantId,
    meetingId: meeting.id,
    meetingStartedAt: meeting.startedAt,
    personId,
    language,
    controller: settings.controller,
    events,
    isComplete: events[0]?.previous === null && isWholeChain(events),
    subject,
    notice: shownNotice(noticeVersion, noticeHash, { language, basis, periods }),
    periods,
    deletions: meeting.forgotten.filter((each) => each.personId === personId),
  };
}

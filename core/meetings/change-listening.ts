import type { Language } from '../shared/language.ts';
import type { Meeting } from './meeting.ts';
import type { MeetingKey } from './meeting-key.ts';
import type { Meetings } from './meetings.ts';
import { auditEntry, type Cause } from './outbox-entries.ts';

interface Input {
  key: MeetingKey;
  cause: Cause;
}

/** @returns whether it was listening before; while paused nothing is heard */
export async function pauseMeeting(meetings: Meetings, { key, cause }: Input): Promise<boolean> {
  return switchStatus(meetings, { key, cause }, 'active', 'paused');
}

/** @returns whether it was paused before */
export async function resumeMeeting(meetings: Meetings, { key, cause }: Input): Promise<boolean> {
  return switchStatus(meetings, { key, cause }, 'paused', 'active');
}

async function switchStatus(
  meetings: Meetings,
  { key, cause }: Input,
  from: 'active' | 'paused',
  to: 'active' | 'paused',
): Promise<boolean> {
  return meetings.change(key, (before) => {
    if (before.status !== from) return { result: false };
    const meeting: Meeting = { ...before, status: to, revision: before.revision + 1 };
    const audit = auditEntry(meeting, `meeting.${to}`, String(meeting.revision), cause);
    return { meeting, outbox: [audit], result: true };
  });
}

/** Sets the language that Kollegan speaks in this meeting; what people speak is theirs. */
export async function setMeetingLanguage(
  meetings: Meetings,
  { key, cause, language }: Input & { language: Language },
): Promise<Meeting> {
  return meetings.change(key, (before) => {
    if (before.language === language) return { result: before };
    const meeting: Meeting = { ...before, language };
    const audit = auditEntry(meeting, 'meeting.language-set', cause.correlationId, cause, { language });
    return { meeting, outbox: [audit], result: meeting };
  });
}

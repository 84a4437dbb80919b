import type { AuditLog } from '../audit/index.ts';
import type { Comments } from '../board/index.ts';
import {
  auditEntry,
  type Cause,
  type Meeting,
  type MeetingKey,
  type Meetings,
  meetingIdOf,
  sampleConversation,
} from '../meetings/index.ts';
import { type SampleOptions, sampleMeeting } from './sample-meeting.ts';

export interface SampleDeps {
  meetings: Meetings;
  comments: Pick<Comments, 'removeAll'>;
  audit: Pick<AuditLog, 'append'>;
}

/** Makes the sample meeting of a person; the one that is there stays as it is. */
export async function createSample({ meetings }: SampleDeps, options: SampleOptions, cause: Cause): Promise<Meeting> {
  const meeting = sampleMeeting(options);
  await meetings.create(meeting, [auditEntry(meeting, 'sample.created', cause.correlationId, cause)]);
  return (await meetings.read(keyOf(options.tenantId, options.person.id))) ?? meeting;
}

/** Removes the sample meeting of a person with all that was written about it. @returns whether there was one */
export async function removeSample(
  { meetings, comments, audit }: SampleDeps,
  { tenantId, personId }: { tenantId: string; personId: string },
  cause: Cause,
): Promise<boolean> {
  const key = keyOf(tenantId, personId);
  const meeting = await meetings.read(key);
  if (!meeting) return false;
  await comments.removeAll(meeting);
  // Its outbox goes with the document, so its last event goes straight to the log.
  const { id, event } = auditEntry(meeting, 'sample.removed', cause.correlationId, cause);
  await audit.append(tenantId, [{ ...event, id }]);
  return meetings.remove(key);
}

function keyOf(tenantId: string, personId: string): MeetingKey {
  const conversationId = sampleConversation(personId);
  return { tenantId, conversationId, meetingId: meetingIdOf(tenantId, conversationId, 1) };
}

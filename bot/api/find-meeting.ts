import { type MeetingKey, personOf } from '../../core/meetings/index.ts';
import type { ApiDeps } from './api-deps.ts';
import type { Caller } from './caller.ts';
import type { OwnMeeting } from './handler.ts';

/** @returns the meeting if the caller was in it; null else, whether it exists or not */
export async function findMeeting(
  deps: Pick<ApiDeps, 'meetings' | 'board' | 'store'>,
  { tenantId, personId }: Caller,
  meetingId: string,
): Promise<OwnMeeting | null> {
  const conversationId = deps.board.seriesOf(tenantId, meetingId) ?? (await seriesInStore(deps, tenantId, meetingId));
  if (conversationId === null) return null;
  const key: MeetingKey = { tenantId, conversationId, meetingId };
  const meeting = await deps.meetings.read(key);
  return meeting && personOf(meeting, personId) ? { key, meeting } : null;
}

async function seriesInStore(
  { store }: Pick<ApiDeps, 'store'>,
  tenantId: string,
  meetingId: string,
): Promise<string | null> {
  const { documents } = await store.query({ tenantId, kind: 'meeting', where: { meetingId }, limit: 1 });
  return documents[0]?.scope ?? null;
}

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
  const known = deps.board.seriesOf(tenantId, meetingId);
  const conversationId = known ?? (await seriesInStore(deps, tenantId, meetingId));
  if (conversationId === null) return null;
  const key: MeetingKey = { tenantId, conversationId, meetingId };
  const meeting = await deps.meetings.read(key);
  // Another process has removed it: the lists of this one show it no longer.
  if (!meeting && known !== undefined) deps.board.invalidate(tenantId);
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

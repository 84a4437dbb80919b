import { type JoinDeps, type JoinInput, type JoinResult, joinMeeting } from '../meetings/index.ts';
import type { ErasureDesk } from './erasure-desk.ts';

export interface JoinUnlessErasingDeps extends JoinDeps {
  erasures: Pick<ErasureDesk, 'isErasingTenant'>;
}

/**
 * Starts a meeting, or finds the one that goes on, unless everything of the tenant is being removed. Who is told `joined`
 * has a meeting that this erasure did not take and does not take: what began before it goes with it, what begins while it
 * runs is refused, and what begins after it stays.
 */
export async function joinUnlessErasing(
  deps: JoinUnlessErasingDeps,
  input: JoinInput,
): Promise<JoinResult | { type: 'erasing' }> {
  const { erasures, meetings } = deps;
  const { tenantId, conversationId } = input.reference;
  if (await erasures.isErasingTenant(tenantId)) return { type: 'erasing' };
  const result = await joinMeeting(deps, input);
  if (result.type !== 'joined') return result;
  const key = { tenantId, conversationId, meetingId: result.meeting.id };
  // It may have begun between the question and the write, and even have ended since.
  const isErasing = await erasures.isErasingTenant(tenantId);
  if (!isErasing && (await meetings.read(key))) return result;
  await meetings.remove(key);
  return { type: 'erasing' };
}

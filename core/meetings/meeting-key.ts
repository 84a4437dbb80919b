import { stableId } from '../shared/stable-id.ts';

/** Which meeting. The tenant comes from the verified token of the request, never from a card or a body. */
export interface MeetingKey {
  tenantId: string;
  conversationId: string;
  meetingId: string;
}

/** The id of the n-th meeting of a conversation: two joins at once make the same meeting. */
export function meetingIdOf(tenantId: string, conversationId: string, sequence: number): string {
  return stableId('m', tenantId, conversationId, String(sequence));
}

import { stableId } from '../shared/stable-id.ts';

/** Which meeting. The tenant comes from the verified token of the request, never from a card or a body. */
export interface MeetingKey {
  tenantId: string;
  conversationId: string;
  meetingId: string;
}

const SAMPLE = 'sample:';

/** The conversation of a person's sample meeting; no chat of Teams has such an id. */
export function sampleConversation(personId: string): string {
  return `${SAMPLE}${personId}`;
}

/** Nobody is in the chat of a sample meeting, so it hands over no work. */
export function isSample({ conversationId }: Pick<MeetingKey, 'conversationId'>): boolean {
  return conversationId.startsWith(SAMPLE);
}

/** The id of the n-th meeting of a conversation: two joins at once make the same meeting. */
export function meetingIdOf(tenantId: string, conversationId: string, sequence: number): string {
  return stableId('m', tenantId, conversationId, String(sequence));
}

import type { ConversationReference } from '../messaging/index.ts';
import type { MeetingKey } from './meeting-key.ts';
import type { Meetings } from './meetings.ts';

/** Teams moves conversations between service addresses; the latest one it wrote from is the one to write to. */
export async function refreshReference(
  meetings: Meetings,
  key: MeetingKey,
  { serviceUrl, botId, botName, channelId }: ConversationReference,
): Promise<void> {
  await meetings.change(key, (before) => ({
    meeting: { ...before, reference: { ...before.reference, serviceUrl, botId, botName, channelId } },
    result: undefined,
  }));
}

import { closeChat } from './close.command.ts';
import type { CommandContext } from './command.ts';

/** Stops listening at once. What was decided still has to be in order, so leaving is no way around the gate. */
export async function leaveCommand({ deps, turn, meeting, texts }: CommandContext): Promise<string> {
  if (!meeting || meeting.status === 'closed') return texts.replies.noMeeting;
  const result = await closeChat(deps, turn, meeting);
  return result.type === 'gate' ? texts.replies.leftWithOpen : texts.replies.left;
}

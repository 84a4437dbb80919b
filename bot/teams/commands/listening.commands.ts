import { type Meeting, pauseMeeting, resumeMeeting } from '../../../core/meetings/index.ts';
import { causeOf, keyOf } from '../turn.ts';
import type { CommandContext } from './command.ts';

export async function pauseCommand({ deps, turn, meeting, texts }: CommandContext): Promise<string> {
  if (!isOpen(meeting)) return texts.replies.noMeeting;
  const paused = await pauseMeeting(deps.meetings, { key: keyOf(turn, meeting.id), cause: causeOf(turn) });
  if (paused) deps.recent.forgetMeeting(meeting.id);
  return paused ? texts.replies.paused : texts.replies.alreadyPaused;
}

export async function resumeCommand({ deps, turn, meeting, texts }: CommandContext): Promise<string> {
  if (!isOpen(meeting)) return texts.replies.noMeeting;
  const resumed = await resumeMeeting(deps.meetings, { key: keyOf(turn, meeting.id), cause: causeOf(turn) });
  return resumed ? texts.replies.resumed : texts.replies.notPaused;
}

function isOpen(meeting: Meeting | null): meeting is Meeting {
  return meeting !== null && meeting.status !== 'closed';
}

import type { Decision } from '../../../core/decisions/index.ts';
import { liveDecisions, type Meeting, nameOf } from '../../../core/meetings/index.ts';
import type { Texts } from '../../../core/texts/index.ts';
import type { CommandContext } from './command.ts';

/** A chat message is not a report; the rest is in the close card and the recap. */
const MAX_LINES = 40;

/** The decisions of the meeting so far, a line each. */
export async function decisionsCommand({ meeting, texts }: CommandContext): Promise<string> {
  if (!meeting) return texts.replies.noMeeting;
  const decisions = liveDecisions(meeting);
  if (decisions.length === 0) return texts.replies.noDecisions;
  const lines = decisions
    .slice(0, MAX_LINES)
    .map((decision, index) => `${index + 1}. ${line(meeting, decision, texts)}`);
  const more = decisions.length > MAX_LINES ? [`… +${decisions.length - MAX_LINES}`] : [];
  return [texts.replies.decisionsHeading, ...lines, ...more].join('\n');
}

function line(meeting: Meeting, { title, owner, deadline, status }: Decision, { replies }: Texts): string {
  const ownerName = owner.type === 'person' ? nameOf(meeting, owner.personId) : replies.noOwner;
  const state = status === 'parked' ? [replies.parked] : [];
  return [title, ownerName, deadline ?? replies.noDeadline, ...state].join(' · ');
}

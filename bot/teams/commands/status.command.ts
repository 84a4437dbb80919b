import { hasAnswered } from '../../../core/consent/index.ts';
import { liveDecisions, problemsOf } from '../../../core/meetings/index.ts';
import type { CommandContext } from './command.ts';

/** Where the meeting stands, in two sentences. */
export async function statusCommand({ deps, turn, meeting, texts }: CommandContext): Promise<string> {
  if (!meeting) return texts.replies.noMeeting;
  const { timeZone } = await deps.settings.settingsOf(turn.tenantId);
  const answered = meeting.people.filter(({ id }) => hasAnswered(meeting.consents, id)).length;
  return texts.replies.status(
    texts.replies.statusWords[meeting.status],
    answered,
    meeting.people.length,
    liveDecisions(meeting).length,
    problemsOf(meeting, turn.at, timeZone).size,
  );
}

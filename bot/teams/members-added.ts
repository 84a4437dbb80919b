import { admitPerson } from '../../core/meetings/index.ts';
import type { BotDeps } from '../bot-deps.ts';
import type { InboundActivity } from './activity.ts';
import { newcomer } from './newcomer.ts';
import { causeOf, keyOf, type Turn } from './turn.ts';

/** People who are added to the chat while a meeting is going on. */
export async function onMembersAdded(
  deps: BotDeps,
  turn: Turn,
  { membersAdded, recipient }: InboundActivity,
): Promise<void> {
  const people = (membersAdded ?? []).filter(({ id }) => id !== recipient.id);
  if (people.length === 0 || turn.personal) return;
  const meeting = await deps.meetings.current(turn.tenantId, turn.conversationId);
  if (!meeting || meeting.status === 'closed') return;
  for (const { id, name, aadObjectId } of people) {
    const added = { id: aadObjectId || id, teamsId: id, name: name ?? '', email: null };
    const person = await newcomer(deps, turn, meeting, added);
    await admitPerson(deps, { key: keyOf(turn, meeting.id), person, cause: causeOf(turn) });
  }
}

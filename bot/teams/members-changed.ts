import { lookAgain } from '../../core/coming-meetings/index.ts';
import { admitPerson } from '../../core/meetings/index.ts';
import type { BotDeps } from '../bot-deps.ts';
import type { InboundActivity } from './activity.ts';
import { onAddedToChat, onRemovedFromChat } from './installation.ts';
import { newcomer } from './newcomer.ts';
import { causeOf, keyOf, type Turn } from './turn.ts';

/** Who comes to the chat of a meeting or leaves it: people, and Kollegan itself. */
export async function onMembersChanged(deps: BotDeps, turn: Turn, activity: InboundActivity): Promise<void> {
  if (turn.personal) return;
  const { recipient, membersAdded, membersRemoved } = activity;
  const isBot = ({ id }: { id: string }) => id === recipient.id;
  if (membersRemoved?.some(isBot)) return onRemovedFromChat(deps, turn);
  if (membersAdded?.some(isBot)) await onAddedToChat(deps, turn);
  const added = (membersAdded ?? []).filter((each) => !isBot(each));
  if (added.length === 0 && !membersRemoved?.length) return;
  const meeting = await deps.meetings.current(turn.tenantId, turn.conversationId);
  if (!meeting || meeting.status === 'closed') {
    // Who may see what is coming changes with the chat.
    await lookAgain(deps, turn, causeOf(turn));
    return;
  }
  for (const { id, name, aadObjectId } of added) {
    const known = { id: aadObjectId || id, teamsId: id, name: name ?? '', email: null };
    const person = await newcomer(deps, turn, meeting, known);
    await admitPerson(deps, { key: keyOf(turn, meeting.id), person, cause: causeOf(turn) });
  }
}

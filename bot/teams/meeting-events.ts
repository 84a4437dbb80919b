import { z } from 'zod';
import { admitPerson, type Meeting, personLeft } from '../../core/meetings/index.ts';
import type { Person } from '../../core/people/index.ts';
import { TEXTS } from '../../core/texts/index.ts';
import type { BotDeps } from '../bot-deps.ts';
import { Id, type InboundActivity, ShortId } from './activity.ts';
import { closeChat } from './commands/close.command.ts';
import { joinChat } from './commands/join.command.ts';
import { knowNextOfSeries } from './installation.ts';
import { newcomer } from './newcomer.ts';
import { causeOf, keyOf, type Turn } from './turn.ts';

const PREFIX = 'application/vnd.microsoft.meeting';

/** `value.members[].user`: nothing that is read lies deeper, and what does may be as deep as its sender likes. */
const LEVELS = 4;

/** Teams writes the fields of meeting events now in Pascal case, now in camel case. */
function lowerFirst(value: unknown, levels = LEVELS): unknown {
  if (levels === 0 || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((each) => lowerFirst(each, levels - 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key.charAt(0).toLowerCase() + key.slice(1),
      lowerFirst(each, levels - 1),
    ]),
  );
}

const Participants = z.preprocess(
  (value) => lowerFirst(value),
  z.object({
    members: z
      .array(
        z.object({
          user: z.object({
            id: Id,
            name: z.string().max(5000).nullish(),
            aadObjectId: ShortId.nullish(),
            email: z.string().max(500).nullish(),
          }),
        }),
      )
      .max(1000),
  }),
);

/**
 * Teams' own events of a meeting. Kollegan is there when it was installed in the meeting's chat, so it comes when the
 * meeting starts and closes when it ends. The library listens for plural names that Teams does not send, hence names
 * are matched here.
 */
export async function onMeetingEvent(deps: BotDeps, turn: Turn, { name, value }: InboundActivity): Promise<void> {
  switch (name) {
    case `${PREFIX}Start`:
      await onStart(deps, turn);
      return;
    case `${PREFIX}End`:
      await onEnd(deps, turn);
      return;
    case `${PREFIX}ParticipantJoin`:
    case `${PREFIX}ParticipantsJoin`:
      await onJoined(deps, turn, value);
      return;
    case `${PREFIX}ParticipantLeave`:
    case `${PREFIX}ParticipantsLeave`:
      await onLeft(deps, turn, value);
  }
}

/** Nobody asked in the chat, and all the same it is said why Kollegan does not come. */
async function onStart(deps: BotDeps, turn: Turn): Promise<void> {
  const { type } = await joinChat(deps, turn, 'meeting-start');
  if (type !== 'erasing') return;
  const { language } = await deps.settings.settingsOf(turn.tenantId);
  await deps.chat.sendText(turn.reference, TEXTS[language].replies.erasing);
}

async function onEnd(deps: BotDeps, turn: Turn): Promise<void> {
  const meeting = await deps.meetings.current(turn.tenantId, turn.conversationId);
  if (meeting?.status === 'active' || meeting?.status === 'paused') await closeChat(deps, turn, meeting);
  await knowNextOfSeries(deps, turn);
}

async function onJoined(deps: BotDeps, turn: Turn, value: unknown): Promise<void> {
  const { meeting, people } = await participantsOf(deps, turn, value);
  if (!meeting) return;
  for (const each of people) {
    const person = await newcomer(deps, turn, meeting, each);
    await admitPerson(deps, { key: keyOf(turn, meeting.id), person, cause: causeOf(turn) });
  }
}

/** Who leaves is no longer heard, and is asked again on coming back. */
async function onLeft(deps: BotDeps, turn: Turn, value: unknown): Promise<void> {
  const { meeting, people } = await participantsOf(deps, turn, value);
  if (!meeting) return;
  for (const { id: personId } of people) {
    await personLeft(deps.meetings, { key: keyOf(turn, meeting.id), personId, cause: causeOf(turn) });
  }
}

async function participantsOf(
  deps: BotDeps,
  turn: Turn,
  value: unknown,
): Promise<{ meeting: Meeting | null; people: Person[] }> {
  const participants = Participants.safeParse(value);
  if (!participants.success) return { meeting: null, people: [] };
  const meeting = await deps.meetings.current(turn.tenantId, turn.conversationId);
  const people = participants.data.members.map(({ user }) => ({
    id: user.aadObjectId || user.id,
    teamsId: user.id,
    name: user.name ?? '',
    email: user.email ?? null,
  }));
  return { meeting: meeting?.status === 'closed' ? null : meeting, people };
}

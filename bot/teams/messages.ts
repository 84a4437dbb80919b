import { type ParsedMessage, parseMessage } from '../../core/commands/index.ts';
import { postDecisionCard } from '../../core/delivery/index.ts';
import { hear, levelOf, type Meeting, refreshReference } from '../../core/meetings/index.ts';
import { TEXTS } from '../../core/texts/index.ts';
import type { BotDeps } from '../bot-deps.ts';
import type { InboundActivity } from './activity.ts';
import { readChatLanguage } from './chat-language.ts';
import type { CommandContext } from './commands/command.ts';
import { runCommand } from './commands/index.ts';
import { readMessageText } from './message-text.ts';
import { keyOf, type Turn } from './turn.ts';

/** Longer than anybody writes in a meeting; what is longer is a pasted document. */
const MAX_MESSAGE_LENGTH = 20_000;
/** A turn must answer in time, and Teams takes seven messages a second; the queue posts the cards beyond. */
const CARDS_PER_TURN = 5;

/** A message in a chat: a command to Kollegan, or something people say. */
export async function onMessage(deps: BotDeps, turn: Turn, activity: InboundActivity): Promise<void> {
  const { text, mentioned } = readMessageText(activity);
  const meeting = await deps.meetings.current(turn.tenantId, turn.conversationId);
  const context = await commandContext(deps, turn, meeting);
  if (text.length > MAX_MESSAGE_LENGTH) {
    if (mentioned || turn.personal || isHeard(turn, meeting))
      await reply(context, context.texts.replies.messageTooLong);
    return;
  }
  const parsed = parseMessage({ text, addressed: mentioned || turn.personal });
  if (turn.personal && !isForAnyChat(parsed)) return reply(context, context.texts.replies.personalChat);
  if (parsed.type === 'command') return reply(context, await runCommand(context, parsed.command));
  if (parsed.type === 'unknown') {
    const { unknownCommand, unknownCommandNoGuess } = context.texts.replies;
    const { word, nearest } = parsed;
    return reply(context, nearest ? unknownCommand(word, nearest) : unknownCommandNoGuess(word));
  }
  if (parsed.text !== '') await onUtterance(context, parsed.text);
}

/** Whoever is not heard is not told either that a message was too long to be. */
function isHeard({ person }: Turn, meeting: Meeting | null): boolean {
  return meeting?.status === 'active' && levelOf(meeting, person.id) !== 'none';
}

const ANYWHERE: ReadonlySet<string> = new Set(['help', 'language', 'forget']);

/** Help, language and to be forgotten make sense anywhere, and so does a word that is no command; the rest is about a meeting. */
function isForAnyChat(parsed: ParsedMessage): boolean {
  if (parsed.type === 'utterance') return false;
  return parsed.type === 'unknown' || ANYWHERE.has(parsed.command.name);
}

async function commandContext(deps: BotDeps, turn: Turn, meeting: Meeting | null): Promise<CommandContext> {
  if (meeting && meeting.reference.serviceUrl !== turn.reference.serviceUrl) {
    await refreshReference(deps.meetings, keyOf(turn, meeting.id), turn.reference);
  }
  const language =
    meeting?.language ??
    (await readChatLanguage(deps, turn)) ??
    (await deps.settings.settingsOf(turn.tenantId)).language;
  return { deps, turn, meeting, language, texts: TEXTS[language] };
}

async function reply({ deps, turn }: CommandContext, text: string | null): Promise<void> {
  if (text !== null) await deps.chat.sendText(turn.reference, text);
}

async function onUtterance({ deps, turn, meeting }: CommandContext, text: string): Promise<void> {
  const heard = await hear(deps, {
    tenantId: turn.tenantId,
    conversationId: turn.conversationId,
    speaker: turn.person,
    utteranceId: turn.activityId,
    text,
    at: turn.at.toISOString(),
    link: messageLink(turn),
    correlationId: turn.correlationId,
    current: meeting,
  });
  if (heard.type === 'not-heard') return;
  for (const { id: decisionId } of heard.decisions.slice(0, CARDS_PER_TURN)) {
    const delivered = await postDecisionCard(deps, {
      key: keyOf(turn, heard.meeting.id),
      meeting: heard.meeting,
      decisionId,
      // The words stand in this chat already, so the card may repeat them at any level.
      quote: text,
      stage: { type: 'turn' },
      correlationId: turn.correlationId,
    });
    if (delivered === 'left-to-queue') return;
  }
}

/** Source: Teams deep links, `/l/message/{chat or channel}/{message}`. */
function messageLink({ conversationId, activityId }: Turn): string {
  const path = `${encodeURIComponent(conversationId)}/${encodeURIComponent(activityId)}`;
  return `https://teams.microsoft.com/l/message/${path}?context=${encodeURIComponent('{"contextType":"chat"}')}`;
}

import type { ConsentLevel } from '../../../core/consent/index.ts';
import { consentCardView, giveConsent, type Meeting, personOf, recordDelivery } from '../../../core/meetings/index.ts';
import type { Texts } from '../../../core/texts/index.ts';
import type { BotDeps } from '../../bot-deps.ts';
import { causeOf, keyOf, type Turn } from '../turn.ts';
import type { CommandContext } from './command.ts';

/** Shows the consent card again, at the end of the chat. */
export async function consentCommand({ deps, turn, meeting, texts }: CommandContext): Promise<string | null> {
  if (!meeting || meeting.status === 'closed') return texts.replies.noMeeting;
  await repostConsentCard(deps, turn, meeting);
  return null;
}

export async function repostConsentCard(deps: BotDeps, turn: Turn, meeting: Meeting): Promise<void> {
  const settings = await deps.settings.settingsOf(turn.tenantId);
  const card = deps.cards.consent(consentCardView(meeting, settings, null));
  const activityId = await deps.chat.sendCard(turn.reference, card);
  await recordDelivery(deps.meetings, {
    key: keyOf(turn, meeting.id),
    slot: { card: 'consent' },
    delivery: { state: 'card', activityId },
    settled: [],
    cause: causeOf(turn),
  });
}

/** Consent given, changed or taken back in words. */
export async function answerConsent(
  { deps, turn, meeting, texts }: CommandContext,
  level: ConsentLevel,
): Promise<string> {
  if (!meeting || (meeting.status === 'closed' && !takesBack(meeting, turn, level))) return texts.replies.noMeeting;
  const result = await giveConsent(deps, {
    key: keyOf(turn, meeting.id),
    person: turn.person,
    level,
    channel: 'command',
    client: turn.client,
    cause: causeOf(turn),
  });
  const saved = texts.consent.saved(levelName(texts, level));
  return result.effective === level ? saved : `${saved} ${texts.consent.lowered(levelName(texts, result.effective))}`;
}

/** A yes has no use when the meeting is over, but who was there can still say no. */
function takesBack(meeting: Meeting, { person }: Turn, level: ConsentLevel): boolean {
  return level === 'none' && personOf(meeting, person.id) !== null;
}

export function levelName(texts: Texts, level: ConsentLevel): string {
  return texts.consent[level];
}

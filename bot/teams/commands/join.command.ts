import { endComing } from '../../../core/coming-meetings/index.ts';
import { postConsentCard, postPreBrief } from '../../../core/delivery/index.ts';
import { joinUnlessErasing } from '../../../core/erasure/index.ts';
import type { JoinResult } from '../../../core/meetings/index.ts';
import type { MeetingDetails, Person } from '../../../core/people/index.ts';
import { codeOf } from '../../../core/shared/app-error.ts';
import { plainText } from '../../../core/shared/plain-text.ts';
import type { BotDeps } from '../../bot-deps.ts';
import { readChatLanguage } from '../chat-language.ts';
import { causeOf, keyOf, type Turn } from '../turn.ts';
import type { CommandContext } from './command.ts';
import { repostConsentCard } from './consent.command.ts';

/** Comes to the meeting: pre-brief and consent card. Already there: the consent card again. */
export async function joinCommand({ deps, turn, texts }: CommandContext): Promise<string | null> {
  const result = await joinChat(deps, turn, 'command');
  if (result.type === 'erasing') return texts.replies.erasing;
  if (result.type === 'already-here') {
    await repostConsentCard(deps, turn, result.meeting);
    return texts.replies.alreadyHere;
  }
  return result.type === 'reopened' ? texts.replies.reopened : null;
}

/** Joins for whatever reason, and posts what a new meeting starts with. */
export async function joinChat(
  deps: BotDeps,
  turn: Turn,
  way: 'command' | 'meeting-start',
): Promise<JoinResult | { type: 'erasing' }> {
  const [people, details, language, coming] = await Promise.all([
    peopleOf(deps, turn),
    detailsOf(deps, turn),
    readChatLanguage(deps, turn),
    deps.coming.read(turn),
  ]);
  const result = await joinUnlessErasing(deps, {
    reference: turn.reference,
    title: plainText(details?.title || turn.conversationName, 200),
    people,
    organizerId: organizerOf(details, people),
    language,
    messageId: turn.activityId,
    briefActivityId: coming?.brief.activityId ?? null,
    cause: causeOf(turn),
  });
  if (result.type === 'erasing') return result;
  if (coming) await endComing(deps, turn, 'begun', causeOf(turn));
  deps.metrics.join({ way, outcome: result.type === 'already-here' ? 'already-here' : 'joined' });
  if (result.type !== 'joined') return result;
  const posting = {
    key: keyOf(turn, result.meeting.id),
    stage: { type: 'turn' },
    correlationId: turn.correlationId,
  } as const;
  await postPreBrief(deps, posting);
  await postConsentCard(deps, posting);
  return result;
}

/** A roster that cannot be read must not keep Kollegan out: whoever speaks or clicks is added then. */
async function peopleOf({ roster, logger }: BotDeps, turn: Turn): Promise<Person[]> {
  try {
    const members = await roster.members(turn.reference);
    const known = members.some(({ id }) => id === turn.person.id);
    return known ? members : [...members, turn.person];
  } catch (error) {
    logger.warn('the roster could not be read', { code: codeOf(error), correlationId: turn.correlationId });
    return [turn.person];
  }
}

async function detailsOf({ roster, logger }: BotDeps, turn: Turn): Promise<MeetingDetails | null> {
  if (turn.teamsMeetingId === null) return null;
  try {
    return await roster.meeting(turn.reference, turn.teamsMeetingId);
  } catch (error) {
    logger.warn('the meeting details could not be read', { code: codeOf(error), correlationId: turn.correlationId });
    return null;
  }
}

function organizerOf(details: MeetingDetails | null, people: readonly Person[]): string | null {
  const { organizerId } = details ?? { organizerId: null };
  return people.find(({ id, teamsId }) => id === organizerId || teamsId === organizerId)?.id ?? organizerId;
}

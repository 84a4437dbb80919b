import { type Cause, type Meeting, meetingIdOf } from '../meetings/index.ts';
import type { ConversationReference } from '../messaging/index.ts';
import type { Language } from '../shared/language.ts';
import { plainText } from '../shared/plain-text.ts';
import type { ComingDeps } from './coming-deps.ts';
import type { ComingMeeting } from './coming-meeting.ts';
import { isGoingOn } from './is-going-on.ts';
import { LET_GO_AFTER_MS } from './judge-coming.ts';
import { comingAudit, comingJob, HELLO_KEY } from './outbox-entries.ts';
import { organizerAmong, peopleInChat } from './people-in-chat.ts';

export interface KnowComingInput {
  reference: ConversationReference;
  teamsMeetingId: string;
  /** That somebody chose for the chat; null: as in its last meeting, else the tenant's. */
  language: Language | null;
  /** Whether it says hello: it was added just now, not there already. */
  isNew: boolean;
  cause: Cause;
}

/**
 * - `known`: from now on; a chat that it is new in is owed a hello
 * - `known-already`: by another word of Teams about the same
 * - `not-coming`: it is going on, or Teams tells no start that is to come
 */
export type KnowComingResult = 'known' | 'known-already' | 'not-coming';

export type KnowComingDeps = Pick<ComingDeps, 'coming' | 'meetings' | 'roster' | 'settings' | 'logger'>;

/** Kollegan is in the chat of a meeting: it keeps when that begins. Throws what the roster throws. */
export async function knowComing(deps: KnowComingDeps, input: KnowComingInput): Promise<KnowComingResult> {
  const { reference, teamsMeetingId, cause } = input;
  const { tenantId, conversationId } = reference;
  if (await deps.coming.read(reference)) return 'known-already';
  const last = await deps.meetings.current(tenantId, conversationId);
  if (isGoingOn(last)) return 'not-coming';
  const details = await deps.roster.meeting(reference, teamsMeetingId);
  const startsAt = details?.startsAt ?? null;
  if (!details || startsAt === null || new Date(startsAt) <= cause.at) return 'not-coming';
  const people = (await peopleInChat(deps, reference, cause.correlationId)) ?? [];
  const { language } = await deps.settings.settingsOf(tenantId);
  const coming: ComingMeeting = {
    version: 1,
    meetingId: meetingIdOf(tenantId, conversationId, (last?.sequence ?? 0) + 1),
    tenantId,
    conversationId,
    teamsMeetingId,
    title: plainText(details.title, 200),
    organizerId: organizerAmong(people, details.organizerId),
    startsAt,
    endsAt: details.endsAt,
    people,
    language: input.language ?? last?.language ?? language,
    reference,
    lookedAt: cause.at.toISOString(),
    hello: input.isNew ? 'pending' : 'said',
    brief: briefOfEarlyOpening(last, startsAt),
  };
  const audit = comingAudit(coming, 'coming-meeting.known', cause, { people: people.length, startsAt });
  const hello = { queue: 'notifications', key: HELLO_KEY, cause, data: { card: 'hello' }, turnFirst: true } as const;
  const created = await deps.coming.create(coming, [audit, ...(input.isNew ? [comingJob(coming, hello)] : [])]);
  return created ? 'known' : 'known-already';
}

/** Somebody opened it ahead of its time and left again: its brief is there. */
function briefOfEarlyOpening(last: Meeting | null, startsAt: string): ComingMeeting['brief'] {
  const aheadMs = last ? new Date(startsAt).getTime() - new Date(last.startedAt).getTime() : Number.POSITIVE_INFINITY;
  const { state, activityId } = last?.cards.brief ?? { state: 'none', activityId: null };
  const isBriefed = aheadMs <= LET_GO_AFTER_MS && (state === 'card' || state === 'text');
  return isBriefed ? { state, activityId } : { state: 'none', activityId: null };
}

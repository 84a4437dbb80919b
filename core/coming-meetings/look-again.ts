import type { Cause } from '../meetings/index.ts';
import type { MeetingDetails, Person } from '../people/index.ts';
import { plainText } from '../shared/plain-text.ts';
import type { ComingDeps } from './coming-deps.ts';
import type { ComingKey, ComingMeeting } from './coming-meeting.ts';
import type { ComingChange } from './coming-meetings.ts';
import { isGoingOn } from './is-going-on.ts';
import { type Judgement, judgeComing } from './judge-coming.ts';
import { briefKey, comingAudit, comingJob, comingJobId } from './outbox-entries.ts';
import { organizerAmong, peopleInChat } from './people-in-chat.ts';

/** What became of it; `none`: there is none, or it went meanwhile. */
export type LookedAgain = Judgement['type'] | 'none';

type Deps = Pick<ComingDeps, 'coming' | 'meetings' | 'roster' | 'logger'>;

/**
 * Asks Teams anew what a coming meeting is and who is in its chat. A moved meeting moves its brief, one that is gone is
 * let go, and a brief whose time has come is owed by the outbox in the same write. Throws what the roster throws.
 */
export async function lookAgain(deps: Deps, key: ComingKey, cause: Cause): Promise<LookedAgain> {
  const known = await deps.coming.read(key);
  if (!known) return 'none';
  const details = await deps.roster.meeting(known.reference, known.teamsMeetingId);
  const people = details && (await peopleInChat(deps, known.reference, cause.correlationId));
  const goesOn = isGoingOn(await deps.meetings.current(key.tenantId, key.conversationId));
  const looked = await deps.coming.change(key, (before) => {
    const judgement = judgeComing(before, {
      now: cause.at,
      briefBeforeMs: deps.coming.briefBeforeMs,
      startsAt: details?.startsAt ?? null,
      isGoingOn: goesOn,
    });
    if (details && judgement.type === 'stays') return stays(before, { judgement, details, people, cause });
    const because = judgement.type === 'ends' ? judgement.because : 'gone';
    const outbox = [comingAudit(before, 'coming-meeting.ended', cause, { because })];
    return { coming: null, outbox, result: 'ends' as const };
  });
  return looked ?? 'none';
}

interface Seen {
  judgement: Extract<Judgement, { type: 'stays' }>;
  details: MeetingDetails;
  /** Null: as before. */
  people: Person[] | null;
  cause: Cause;
}

function stays(before: ComingMeeting, { judgement, details, people, cause }: Seen): ComingChange<LookedAgain> {
  const { startsAt, brief } = judgement;
  const inChat = people ?? before.people;
  const next: ComingMeeting = {
    ...before,
    startsAt,
    endsAt: details.endsAt,
    title: plainText(details.title, 200),
    people: inChat,
    organizerId: organizerAmong(inChat, details.organizerId),
    lookedAt: cause.at.toISOString(),
  };
  const isMoved = startsAt !== before.startsAt;
  const moved = isMoved ? [comingAudit(next, 'coming-meeting.moved', cause, { startsAt })] : [];
  const settled = brief === 'as-it-is' ? [] : [comingJobId(briefKey(before))];
  switch (brief) {
    case 'as-it-is':
      return { coming: next, outbox: moved, result: 'stays' };
    case 'called-back':
      return { coming: { ...next, brief: NO_BRIEF }, outbox: moved, settled, result: 'stays' };
    case 'due': {
      const job = comingJob(next, { queue: 'briefs', key: briefKey(next), cause, data: { startsAt } });
      const owed = { ...next, brief: { state: 'pending' as const, activityId: null } };
      return { coming: owed, outbox: [...moved, job], settled, result: 'stays' };
    }
  }
}

const NO_BRIEF = { state: 'none', activityId: null } as const;

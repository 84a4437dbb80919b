import type { ComingMeeting } from './coming-meeting.ts';

/** What is known when somebody looks at a coming meeting anew. */
export interface Look {
  now: Date;
  /** How long before the start the brief goes out, milliseconds. */
  briefBeforeMs: number;
  /** When it begins, as Teams tells now; null: Teams knows it no longer. */
  startsAt: string | null;
  /** Whether a meeting is going on in the chat. */
  isGoingOn: boolean;
}

/** Why a coming meeting is let go. `removed`: Kollegan was taken out of the chat. */
export type EndReason = 'begun' | 'gone' | 'past' | 'removed';

export type Judgement =
  | { type: 'ends'; because: EndReason }
  | {
      type: 'stays';
      startsAt: string;
      /**
       * - `due`: it goes out now
       * - `called-back`: it was on its way for an earlier start
       */
      brief: 'as-it-is' | 'due' | 'called-back';
    };

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A meeting that nobody has begun so long after its time is not coming any more. */
export const LET_GO_AFTER_MS = 4 * HOUR_MS;

/** Briefed at most once, within the time before the start, and never once it is there. */
export function judgeComing({ brief, startsAt: known }: ComingMeeting, look: Look): Judgement {
  const { now, briefBeforeMs, startsAt, isGoingOn } = look;
  if (isGoingOn) return { type: 'ends', because: 'begun' };
  if (startsAt === null) return { type: 'ends', because: 'gone' };
  const untilStart = new Date(startsAt).getTime() - now.getTime();
  if (untilStart <= -LET_GO_AFTER_MS) return { type: 'ends', because: 'past' };
  const isTime = untilStart > 0 && untilStart <= briefBeforeMs;
  const isOtherStart = brief.state === 'pending' && startsAt !== known;
  if (isTime && (brief.state === 'none' || isOtherStart)) return { type: 'stays', startsAt, brief: 'due' };
  return { type: 'stays', startsAt, brief: isOtherStart ? 'called-back' : 'as-it-is' };
}

/**
 * When it is worth asking Teams again: when the brief is due, when it is to be let go, and in between once a day, on the
 * last day once an hour, since meetings are moved.
 */
export function nextLook(
  { startsAt, brief }: ComingMeeting,
  { now, briefBeforeMs }: Omit<Look, 'startsAt' | 'isGoingOn'>,
) {
  const start = new Date(startsAt).getTime();
  const last = start + LET_GO_AFTER_MS;
  if (start <= now.getTime()) return new Date(last);
  const usual = now.getTime() + (start - now.getTime() <= DAY_MS ? HOUR_MS : DAY_MS);
  const briefAt = brief.state === 'none' ? start - briefBeforeMs : last;
  return new Date(Math.min(usual, last, Math.max(briefAt, now.getTime())));
}

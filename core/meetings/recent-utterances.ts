import { CONTEXT_TURNS, type Utterance } from '../understanding/index.ts';
import { UNATTRIBUTED } from './level-of.ts';

/** What was said last in each meeting, in memory only: the context that "ja, det gör vi" needs. Never stored. */
export interface RecentUtterances {
  of(meetingId: string): readonly Utterance[];
  add(meetingId: string, utterance: Utterance): void;
  /** A withdrawal takes effect at once, here too: also words that nobody can attribute may be theirs. */
  forgetPerson(meetingId: string, personId: string): void;
  forgetMeeting(meetingId: string): void;
  /** What was said in any meeting: something was erased, and what of it came from where is not known here. */
  forgetAll(): void;
}

const MEETINGS = 500;

export function createRecentUtterances(): RecentUtterances {
  const byMeeting = new Map<string, Utterance[]>();
  return {
    of: (meetingId) => byMeeting.get(meetingId) ?? [],
    add(meetingId, utterance) {
      const turns = byMeeting.get(meetingId) ?? [];
      if (turns.some(({ id }) => id === utterance.id)) return;
      byMeeting.delete(meetingId);
      byMeeting.set(meetingId, [...turns, utterance].slice(-CONTEXT_TURNS));
      const oldest = byMeeting.size > MEETINGS ? byMeeting.keys().next().value : undefined;
      if (oldest !== undefined) byMeeting.delete(oldest);
    },
    forgetPerson(meetingId, personId) {
      const turns = byMeeting.get(meetingId);
      if (turns)
        byMeeting.set(
          meetingId,
          turns.filter(({ speakerId }) => speakerId !== personId && speakerId !== UNATTRIBUTED),
        );
    },
    forgetMeeting: (meetingId) => byMeeting.delete(meetingId),
    forgetAll: () => byMeeting.clear(),
  };
}

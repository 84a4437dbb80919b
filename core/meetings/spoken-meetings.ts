import {
  createSpokenHearing,
  type Finding,
  type HeardSpeech,
  type LearnedModel,
  type Utterance,
  type Withdrawal,
} from '../understanding/index.ts';

/** The running meetings that are heard by ear, in memory only: for each what the learned model needs, and no words. */
export interface SpokenMeetings {
  /** Sorts what the rules found in a spoken utterance of a meeting in English: worth a card, or only a proposal. */
  hear(meetingId: string, utterance: Utterance, found: readonly (Finding | Withdrawal)[]): HeardSpeech;
}

const MEETINGS = 500;

export function createSpokenMeetings({ model }: { model: Pick<LearnedModel, 'hearMeeting'> }): SpokenMeetings {
  const openMeeting = () => ({ score: model.hearMeeting(), sort: createSpokenHearing() });
  const byMeeting = new Map<string, ReturnType<typeof openMeeting>>();
  return {
    hear(meetingId, utterance, found) {
      const meeting = byMeeting.get(meetingId) ?? openMeeting();
      byMeeting.delete(meetingId);
      byMeeting.set(meetingId, meeting);
      const oldest = byMeeting.size > MEETINGS ? byMeeting.keys().next().value : undefined;
      if (oldest !== undefined) byMeeting.delete(oldest);
      return meeting.sort(utterance, found, meeting.score(utterance));
    },
  };
}

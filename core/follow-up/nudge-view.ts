import type { Decision } from '../decisions/index.ts';
import { type Meeting, nameOf } from '../meetings/index.ts';
import { plainDateIn } from '../shared/plain-date.ts';
import { plainText } from '../shared/plain-text.ts';
import type { NudgeView } from '../views/index.ts';

export interface NudgeViewOptions {
  audience: NudgeView['audience'];
  now: Date;
  timeZone: string;
  state?: NudgeView['state'];
}

/** What a reminder shows. */
export function nudgeView(meeting: Meeting, decision: Decision, options: NudgeViewOptions): NudgeView {
  return {
    language: meeting.language,
    meetingId: meeting.id,
    conversationId: meeting.conversationId,
    decisionId: decision.id,
    round: decision.nudge?.round ?? 1,
    title: decision.title,
    ownerName: decision.owner.type === 'person' ? nameOf(meeting, decision.owner.personId) : '',
    meetingTitle: plainText(meeting.title, 120),
    deadline: decision.deadline,
    overdue: decision.deadline !== null && decision.deadline < plainDateIn(options.now, options.timeZone),
    audience: options.audience,
    state: options.state ?? 'open',
  };
}

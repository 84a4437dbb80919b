import type { MeetingSummary } from '../../core/contracts/api/meeting.api.ts';
import type { Tone } from '../parts/tone.ts';

export const MEETING_TONES: Readonly<Record<MeetingSummary['status'], Tone>> = {
  active: 'good',
  paused: 'warn',
  closing: 'busy',
  closed: 'calm',
};

import type { ComingMeeting } from '../../core/coming-meetings/index.ts';
import { CONVERSATION, referenceTo, TENANT } from './meeting-steps.ts';
import { ANNA, BO } from './people.ts';

/** A meeting that is to come, as the store would hold it; a test names only what it is about. */
export function comingOf(overrides: Partial<ComingMeeting> = {}): ComingMeeting {
  const { tenantId = TENANT, conversationId = CONVERSATION } = overrides;
  return {
    version: 1,
    meetingId: 'm-coming',
    tenantId,
    conversationId,
    teamsMeetingId: 'teams-1',
    title: 'Budget 2027',
    organizerId: ANNA.id,
    startsAt: '2026-10-05T09:00:00.000Z',
    endsAt: null,
    people: [ANNA, BO].map((each) => ({ ...each, email: null })),
    language: 'sv',
    reference: referenceTo({ tenantId, conversationId }),
    lookedAt: '2026-10-05T08:00:00.000Z',
    hello: 'said',
    brief: { state: 'none', activityId: null },
    ...overrides,
  };
}

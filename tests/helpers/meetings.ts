import { Meeting } from '../../core/meetings/index.ts';
import { ALL_ON } from './flags.ts';
import { CONVERSATION, referenceTo, TENANT } from './meeting-steps.ts';
import { ANNA, BO, CILLA } from './people.ts';

/** A meeting that goes on, as the store would hold it; a test names only what it is about. */
export function meetingOf(overrides: Partial<Meeting> = {}): Meeting {
  const none = { state: 'none', activityId: null } as const;
  return Meeting.parse({
    version: 1,
    id: 'm-1',
    tenantId: TENANT,
    conversationId: CONVERSATION,
    sequence: 1,
    title: 'Ledningsgrupp',
    status: 'active',
    revision: 1,
    language: 'sv',
    startedAt: '2026-10-05T08:00:00.000Z',
    endedAt: null,
    closedAt: null,
    closedBy: null,
    organizerId: ANNA.id,
    people: [ANNA, BO, CILLA],
    ceiling: 'plus',
    consents: [],
    decisions: [],
    openQuestions: [],
    flags: ALL_ON,
    reference: referenceTo(),
    cards: { brief: none, consent: none, close: none, recap: none, recapMail: none },
    handled: [],
    ...overrides,
  });
}

import { nudgeView } from '../../../core/follow-up/index.ts';
import { decision } from '../../helpers/decisions.ts';
import { meetingOf } from '../../helpers/meetings.ts';

const options = { audience: 'owner', now: new Date('2026-10-15T21:59:00.000Z'), timeZone: 'Europe/Stockholm' } as const;

describe('what a reminder shows', () => {
  it('is the decision with its owner and day', () => {
    const nudge = { round: 2, dueAt: '2026-10-07T08:00:00.000Z', outcome: 'scheduled', channel: null } as const;

    expect(nudgeView(meetingOf({ title: ' Led\u202Ening ' }), decision({ nudge }), options)).toEqual({
      language: 'sv',
      meetingId: 'm-1',
      conversationId: '19:meeting_1@thread.v2',
      decisionId: 'd-1',
      round: 2,
      title: 'Byta leverantör',
      ownerName: 'Anna Svensson',
      meetingTitle: 'Ledning',
      deadline: '2026-10-15',
      overdue: false,
      audience: 'owner',
      state: 'open',
    });
  });

  it.each([
    ['2026-10-15T22:00:00.000Z', '2026-10-15', true],
    ['2026-10-15T21:59:00.000Z', '2026-10-15', false],
    ['2026-10-15T21:59:00.000Z', null, false],
  ])('at %s of what is due %s is overdue: %s', (now, deadline, overdue) => {
    expect(nudgeView(meetingOf(), decision({ deadline }), { ...options, now: new Date(now) }).overdue).toBe(overdue);
  });

  it('is the answer once it is given', () => {
    const view = nudgeView(meetingOf(), decision({ owner: { type: 'none' } }), { ...options, state: 'snoozed' });

    expect(view).toMatchObject({ state: 'snoozed', ownerName: '', round: 1 });
  });
});

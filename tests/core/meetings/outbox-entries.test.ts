import { auditEntry, jobEntry, jobEntryId, meetingIdOf } from '../../../core/meetings/index.ts';
import { OutboxEntry } from '../../../core/storage/index.ts';
import { meetingOf } from '../../helpers/meetings.ts';

const meeting = meetingOf();
const cause = { actor: 'anna', at: new Date('2026-10-05T08:00:00.000Z'), correlationId: 'c-1' };

describe('an audit entry', () => {
  it('is the same for the same change and another for another', () => {
    const entry = auditEntry(meeting, 'decision.changed', 'd-1:2', cause);
    const others = [
      auditEntry(meeting, 'decision.changed', 'd-1:3', cause),
      auditEntry(meeting, 'decision.caught', 'd-1:2', cause),
      auditEntry(meetingOf({ id: 'm-2' }), 'decision.changed', 'd-1:2', cause),
    ];

    expect(auditEntry(meeting, 'decision.changed', 'd-1:2', { ...cause, at: new Date(0) }).id).toBe(entry.id);
    expect(new Set([entry, ...others].map(({ id }) => id)).size).toBe(4);
  });

  it('says who, when, where and in which turn', () => {
    const entry = auditEntry(meeting, 'decision.changed', 'd-1:2', cause, { revision: 2 });

    expect(OutboxEntry.parse(entry)).toEqual(entry);
    expect(entry).toMatchObject({
      dueAt: '2026-10-05T08:00:00.000Z',
      event: {
        actor: 'anna',
        at: '2026-10-05T08:00:00.000Z',
        meetingId: 'm-1',
        correlationId: 'c-1',
        data: { revision: 2 },
      },
    });
  });
});

describe('a job entry', () => {
  it('has the business key of its meeting', () => {
    const entry = jobEntry(meeting, { queue: 'recaps', key: 'recap', cause });

    expect(OutboxEntry.parse(entry)).toEqual(entry);
    expect(entry).toMatchObject({ id: jobEntryId('recap'), messageId: 'm-1:recap', dueAt: '2026-10-05T08:00:00.000Z' });
    expect(entry).not.toHaveProperty('scheduledFor');
  });

  it('waits for its turn, or for its time', () => {
    const scheduledFor = '2026-10-07T08:00:00.000Z';

    const turnFirst = jobEntry(meeting, { queue: 'briefs', key: 'brief', cause, turnFirst: true });
    const later = jobEntry(meeting, { queue: 'nudges', key: 'n', cause, scheduledFor, data: { round: 1 } });

    expect(turnFirst.dueAt).toBe('2026-10-05T08:00:30.000Z');
    expect(later).toMatchObject({ scheduledFor, dueAt: '2026-10-05T08:00:00.000Z', body: { round: 1 } });
  });
});

describe('the id of a meeting', () => {
  it('follows from its place in its chat', () => {
    const ids = [
      meetingIdOf('t', 'c', 1),
      meetingIdOf('t', 'c', 2),
      meetingIdOf('t', 'd', 1),
      meetingIdOf('u', 'c', 1),
    ];

    expect(meetingIdOf('t', 'c', 1)).toBe(ids[0]);
    expect(new Set(ids).size).toBe(4);
  });
});

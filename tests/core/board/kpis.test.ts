import { createWorkingCalendar } from '../../../adapters/calendar/create-working-calendar.ts';
import { kpisOf, meetingRowOf, percentile } from '../../../core/board/index.ts';
import { afterWorkingHours } from '../../../core/board/kpis.ts';
import { wilson } from '../../../core/board/wilson.ts';
import { type Meeting, sampleConversation } from '../../../core/meetings/index.ts';
import { decision } from '../../helpers/decisions.ts';
import { meetingOf } from '../../helpers/meetings.ts';

const calendar = createWorkingCalendar({ country: 'SE', workingDays: [1, 2, 3, 4, 5] });
const timeZone = 'Europe/Stockholm';
/** A Friday. */
const now = new Date('2026-10-16T12:00:00.000Z');
const none = { state: 'none', activityId: null } as const;

function closed(id: string, closedAt: string, more: Partial<Meeting> = {}): Meeting {
  return meetingOf({
    id,
    status: 'closed',
    endedAt: new Date(Date.parse(closedAt) - 60_000).toISOString(),
    closedAt,
    cards: {
      brief: none,
      consent: none,
      close: none,
      recap: { state: 'card', activityId: 'a', at: new Date(Date.parse(closedAt) + 30_000).toISOString() },
      recapMail: none,
    },
    ...more,
  });
}

function kpis(meetings: Meeting[]) {
  return kpisOf(meetings.map(meetingRowOf), { now, timeZone, calendar });
}

/** Twelve tasks, of which so many were done after so many hours. */
function tasks(done: number, afterHours: number, closedAt: string) {
  return Array.from({ length: 12 }, (_, index) =>
    decision({
      id: `d-${index}`,
      status: 'confirmed',
      doneAt: index < done ? new Date(Date.parse(closedAt) + afterHours * 3_600_000).toISOString() : null,
    }),
  );
}

describe('the key figures', () => {
  it('say of an empty system that nothing is measured', () => {
    const { completion48h, costPerMeeting, recapFromEnd } = kpis([]);

    expect(completion48h).toMatchObject({ value: null, n: 0, notMeasured: 'no-data', interval: null });
    expect(costPerMeeting).toMatchObject({ value: null, notMeasured: 'no-data' });
    expect(recapFromEnd.trend.map(({ week }) => week)).toEqual([
      '2026-08-24',
      '2026-08-31',
      '2026-09-07',
      '2026-09-14',
      '2026-09-21',
      '2026-09-28',
      '2026-10-05',
      '2026-10-12',
    ]);
  });

  it('count what was done within 48 hours on working days', () => {
    // Thursday noon: 48 working hours end on Monday noon.
    const thursday = '2026-10-08T10:00:00.000Z';
    const weekend = kpis([closed('m-1', thursday, { decisions: tasks(9, 95, thursday) })]).completion48h;
    const late = kpis([closed('m-1', thursday, { decisions: tasks(9, 97, thursday) })]).completion48h;

    expect(weekend).toMatchObject({ value: 0.75, n: 12, notMeasured: null });
    expect(late.value).toBe(0);
    expect(weekend.interval?.[0]).toBeCloseTo(0.4677, 3);
    expect(weekend.interval?.[1]).toBeCloseTo(0.9111, 3);
    expect(weekend.trend.at(-2)).toEqual({ week: '2026-10-05', value: 0.75, n: 12 });
  });

  it('leave out what is too young, parked, too long ago, or a sample', () => {
    const young = '2026-10-15T10:00:00.000Z';
    const parked = tasks(0, 0, young).map((each) => ({ ...each, status: 'parked' as const, parkedReason: 'x' }));

    expect(kpis([closed('m-1', young, { decisions: tasks(12, 1, young) })]).completion48h.n).toBe(0);
    expect(kpis([closed('m-1', '2026-10-05T10:00:00.000Z', { decisions: parked })]).completion48h.n).toBe(0);
    expect(kpis([closed('m-1', '2026-06-01T10:00:00.000Z', { decisions: tasks(1, 1, young) })]).completion48h.n).toBe(
      0,
    );
    expect(
      kpis([closed('m-1', '2026-10-05T10:00:00.000Z', { conversationId: sampleConversation('anna') })]).costPerMeeting
        .n,
    ).toBe(0);
    expect(kpis([meetingOf({ decisions: tasks(1, 1, young) })]).completeness.n).toBe(0);
  });

  it('hide a share of fewer than ten, with its n', () => {
    const at = '2026-10-05T10:00:00.000Z';

    expect(kpis([closed('m-1', at, { decisions: tasks(1, 1, at).slice(0, 9) })]).completion48h).toMatchObject({
      value: null,
      n: 9,
      notMeasured: 'too-few',
    });
  });

  it('count decisions with owner and day', () => {
    const at = '2026-10-05T10:00:00.000Z';
    const decisions = tasks(0, 0, at).map((each, index) => (index < 3 ? { ...each, deadline: null } : each));

    expect(kpis([closed('m-1', at, { decisions })]).completeness.value).toBe(0.75);
  });

  it('tell the recap on both clocks, and what a meeting costs', () => {
    const five = Array.from({ length: 5 }, (_, index) => closed(`m-${index}`, '2026-10-05T10:00:00.000Z'));
    const { recapFromEvidence, recapFromEnd, costPerMeeting } = kpis(five);

    expect(recapFromEvidence).toMatchObject({ value: 30, n: 5 });
    expect(recapFromEnd).toMatchObject({ value: 90, n: 5 });
    expect(costPerMeeting).toMatchObject({ value: 0, n: 5 });
    expect(kpis(five.slice(1)).recapFromEnd).toMatchObject({ value: null, notMeasured: 'too-few' });
    expect(kpis([closed('m-1', '2026-10-05T10:00:00.000Z', { endedAt: null })]).recapFromEnd.n).toBe(0);
  });
});

describe('hours on working days', () => {
  it.each([
    // From a Monday: by the clock.
    ['2026-10-05T10:00:00.000Z', '2026-10-07T10:00:00.000Z'],
    // From a Saturday: they begin on Monday.
    ['2026-10-10T10:00:00.000Z', '2026-10-13T22:00:00.000Z'],
    // Over the night in which the clock goes back.
    ['2026-10-23T10:00:00.000Z', '2026-10-27T11:00:00.000Z'],
  ])('from %s end at %s', (start, end) => {
    expect(afterWorkingHours(new Date(start), 48, timeZone, calendar).toISOString()).toBe(end);
  });

  it('run by the clock where no day is one', () => {
    const never = { isWorkingDay: () => false };

    expect(afterWorkingHours(new Date('2026-10-05T10:00:00.000Z'), 48, timeZone, never).toISOString()).toBe(
      '2026-10-07T10:00:00.000Z',
    );
  });
});

it('knows nothing of nothing', () => {
  expect(wilson(0, 0)).toEqual([0, 1]);
  expect(percentile([], 0.95)).toBeNull();
  expect(percentile([3, 1, 2], 0.5)).toBe(2);
  expect(percentile([3, 1, 2], 0)).toBe(1);
});

import type { ConsentEvent, ConsentLevel } from '../../../core/consent/index.ts';
import {
  consentCardView,
  decisionCardView,
  decisionCloseCardView,
  MAX_REFRESH_USERS,
  ownerView,
} from '../../../core/meetings/index.ts';
import { DEFAULT_TENANT_SETTINGS } from '../../../core/settings/index.ts';
import { TEXTS } from '../../../core/texts/index.ts';
import { decision } from '../../helpers/decisions.ts';
import { meetingOf } from '../../helpers/meetings.ts';
import { ANNA, BO, CILLA, person } from '../../helpers/people.ts';

const timeZone = 'Europe/Stockholm';
const now = new Date('2026-10-05T08:00:00.000Z');

function answer(personId: string, level: ConsentLevel): ConsentEvent {
  return {
    personId,
    level,
    at: now.toISOString(),
    noticeVersion: '1',
    noticeHash: 'h',
    language: 'sv',
    channel: 'card',
  };
}

describe('the consent card', () => {
  const meeting = meetingOf({ consents: [answer('anna', 'juridik'), answer('bo', 'none')] });

  it('for everyone counts the answers and names nobody', () => {
    const view = consentCardView(meeting, DEFAULT_TENANT_SETTINGS, null);

    expect(view).toMatchObject({ own: null, answered: 2, total: 3, ceiling: 'plus' });
    expect(JSON.stringify(view)).not.toMatch(/Anna|Bo|Cilla/);
    expect(view.refreshUserIds).toEqual(['29:anna', '29:bo', '29:cilla']);
  });

  it.each([
    ['anna', { name: ANNA.name, level: 'juridik', loweredTo: 'plus', isOrganizer: true }],
    ['bo', { name: BO.name, level: 'none', loweredTo: null, isOrganizer: false }],
    ['cilla', { name: CILLA.name, level: null, loweredTo: null, isOrganizer: false }],
  ])('of %s shows their own answer', (personId, own) => {
    expect(consentCardView(meeting, DEFAULT_TENANT_SETTINGS, personId).own).toEqual(own);
  });

  it("is one for all where there are more people than Teams' limit", () => {
    const crowd = Array.from({ length: MAX_REFRESH_USERS + 1 }, (_, n) => person(`P${n}`));

    const within = consentCardView(meetingOf({ people: crowd.slice(1) }), DEFAULT_TENANT_SETTINGS, null);
    const beyond = consentCardView(meetingOf({ people: crowd }), DEFAULT_TENANT_SETTINGS, null);

    expect([within.refreshUserIds.length, beyond.refreshUserIds.length]).toEqual([60, 0]);
  });
});

describe('the decision card', () => {
  it('shows where the decision came from, in local time', () => {
    const view = decisionCardView(meetingOf(), decision(), { timeZone, quote: ' Vi\u202E byter ' });

    expect(view.evidence).toEqual({ speakerName: BO.name, time: '10:00', quote: 'Vi byter', link: null });
    expect(view).toMatchObject({ problems: {}, notice: null, revision: 1 });
  });

  it('shows the words only where it is given them, and not more than fits', () => {
    const without = decisionCardView(meetingOf(), decision(), { timeZone, quote: null });
    const long = decisionCardView(meetingOf(), decision(), { timeZone, quote: 'x'.repeat(900), notice: 'Bo ändrade.' });

    expect(without.evidence?.quote).toBeNull();
    expect(long.evidence?.quote).toHaveLength(400);
    expect(long.notice).toBe('Bo ändrade.');
  });

  it('shows no source where there is none', () => {
    const view = decisionCardView(meetingOf(), { ...decision(), evidence: [] }, { timeZone, quote: null });

    expect(view.evidence).toBeNull();
  });

  it('offers the people by name', () => {
    const meeting = meetingOf({ people: [person('Örjan Ek'), person('Zara Ek'), person('Åke Ek'), person('Adam Ek')] });

    const { people } = decisionCardView(meeting, decision(), { timeZone, quote: null });

    expect(people.map(({ name }) => name)).toEqual(['Adam Ek', 'Zara Ek', 'Åke Ek', 'Örjan Ek']);
  });

  it.each([
    [{ type: 'none' }, { type: 'none' }],
    [
      { type: 'person', personId: 'bo' },
      { type: 'person', id: 'bo', name: BO.name },
    ],
    [
      { type: 'unknown', name: 'Kalle' },
      { type: 'unknown', name: 'Kalle' },
    ],
    [
      { type: 'ambiguous', name: 'Anna', personIds: ['anna', 'cilla'] },
      {
        type: 'ambiguous',
        name: 'Anna',
        choices: [
          { id: 'anna', name: ANNA.name },
          { id: 'cilla', name: CILLA.name },
        ],
      },
    ],
  ] as const)('shows the owner %j', (owner, view) => {
    expect(ownerView(meetingOf(), owner as Parameters<typeof ownerView>[1])).toEqual(view);
  });
});

describe('the close card', () => {
  const texts = TEXTS.sv.problems;

  it.each([
    [{}, {}],
    [
      { owner: { type: 'none' }, deadline: null },
      { owner: texts.ownerMissing, deadline: texts.deadlineMissing },
    ],
    [{ owner: { type: 'unknown', name: 'Kalle' } }, { owner: texts.ownerUnknown('Kalle') }],
    [
      { owner: { type: 'ambiguous', name: 'Anna', personIds: ['anna', 'bo'] } },
      { owner: texts.ownerAmbiguous('Anna') },
    ],
    [{ owner: { type: 'person', personId: 'dan' } }, { owner: texts.ownerNotHere }],
    [{ deadline: '2026-10-04' }, { deadline: texts.deadlinePast }],
    [{ status: 'parked', parkedReason: ' ' }, { reason: texts.reasonMissing }],
  ] as const)('says at each field what is missing: %j', (overrides, problems) => {
    const meeting = meetingOf({ decisions: [decision(overrides as Parameters<typeof decision>[0])] });

    expect(decisionCloseCardView(meeting, { now, timeZone }).rows[0]?.problems).toEqual(problems);
  });

  it('shows what was typed where it was refused', () => {
    const meeting = meetingOf({ decisions: [decision({ deadline: null })] });
    const answer = { ownerId: 'sten', deadline: '30 feb', parked: false, reason: 'nja' };
    const answered = new Map([['d-1', { problems: { deadline: texts.deadlineNotADate }, answer }]]);

    const [row] = decisionCloseCardView(meeting, { now, timeZone, answered }).rows;

    expect(row).toMatchObject({
      ownerId: 'sten',
      deadlineInput: '30 feb',
      deadline: null,
      parked: false,
      reason: 'nja',
      problems: { deadline: texts.deadlineNotADate },
    });
  });

  it('shows what is known where nothing was typed', () => {
    const meeting = meetingOf({
      decisions: [
        decision({ status: 'parked', parkedReason: 'Väntar' }),
        decision({ id: 'd-2', owner: { type: 'none' } }),
      ],
    });

    const { rows } = decisionCloseCardView(meeting, { now, timeZone });

    expect(rows[0]).toMatchObject({ ownerId: 'anna', deadlineInput: '2026-10-15', parked: true, reason: 'Väntar' });
    expect(rows[1]).toMatchObject({ ownerId: null, parked: false, reason: '' });
  });

  it('leaves out what was dismissed', () => {
    const meeting = meetingOf({ decisions: [decision({ status: 'dismissed' })] });

    expect(decisionCloseCardView(meeting, { now, timeZone }).rows).toEqual([]);
  });

  it('is open, refreshed because someone was quicker, or closed by someone', () => {
    const meeting = meetingOf({ status: 'closing' });
    const closed = meetingOf({ status: 'closed', closedBy: 'bo' });

    const views = [
      decisionCloseCardView(meeting, { now, timeZone }),
      decisionCloseCardView(meeting, { now, timeZone, stale: true }),
      decisionCloseCardView(closed, { now, timeZone, stale: true }),
    ];

    expect(views.map(({ state }) => state)).toEqual(['open', 'stale', 'closed']);
    expect(views.map(({ closedBy }) => closedBy)).toEqual([null, null, BO.name]);
    expect(views.map(({ people }) => people.length)).toEqual([3, 3, 0]);
  });
});

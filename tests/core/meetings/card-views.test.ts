import {
  consentCardView,
  decisionCardView,
  decisionCloseCardView,
  MAX_REFRESH_USERS,
  ownerView,
} from '../../../core/meetings/index.ts';
import { DEFAULT_TENANT_SETTINGS } from '../../../core/settings/index.ts';
import { TEXTS } from '../../../core/texts/index.ts';
import { answerOf } from '../../helpers/consents.ts';
import { decision } from '../../helpers/decisions.ts';
import { meetingOf } from '../../helpers/meetings.ts';
import { ANNA, BO, CILLA, person } from '../../helpers/people.ts';

const timeZone = 'Europe/Stockholm';
const now = new Date('2026-10-05T08:00:00.000Z');

describe('the consent card', () => {
  const meeting = meetingOf({ consents: [answerOf('anna', 'juridik'), answerOf('bo', 'none')] });

  it('for everyone counts the answers and names nobody', () => {
    const view = consentCardView(meeting, DEFAULT_TENANT_SETTINGS, null);

    expect(view).toMatchObject({ own: null, answered: 2, total: 3, ceiling: 'plus' });
    expect(JSON.stringify(view)).not.toMatch(/Anna|Bo|Cilla/);
    expect(view.refreshUserIds).toEqual(['29:cilla', '29:anna', '29:bo']);
  });

  it.each([
    ['anna', { name: ANNA.name, level: 'juridik', loweredTo: 'plus', isOutdated: true, isOrganizer: true }],
    ['bo', { name: BO.name, level: 'none', loweredTo: null, isOutdated: false, isOrganizer: false }],
    ['cilla', { name: CILLA.name, level: null, loweredTo: null, isOutdated: false, isOrganizer: false }],
  ])('of %s shows their own answer', (personId, own) => {
    expect(consentCardView(meeting, DEFAULT_TENANT_SETTINGS, personId).own).toEqual(own);
  });

  it.each([60, 61, 300])(
    "asks %s people by their own views up to Teams' limit, those who have not answered first",
    (count) => {
      const people = Array.from({ length: count }, (_, n) => person(`P${n}`));
      const answered = people.slice(0, 5).map(({ id }) => answerOf(id, 'bas'));

      const view = consentCardView(meetingOf({ people, consents: answered }), DEFAULT_TENANT_SETTINGS, null);

      expect(view).toMatchObject({ answered: 5, total: count });
      expect(new Set(view.refreshUserIds).size).toBe(MAX_REFRESH_USERS);
      expect(view.refreshUserIds[0]).toBe('29:p5');
      expect(view.refreshUserIds.includes('29:p4')).toBe(count === 60);
    },
  );

  it.each([
    ['company', 'employee', 'intresseavvägning'],
    ['public_body', 'employee', 'uppgift av allmänt intresse'],
    ['company', 'guest', 'ditt samtycke'],
    ['public_body', 'guest', 'ditt samtycke'],
    ['company', undefined, 'ditt samtycke'],
  ] as const)('in a %s says to one who is %s: %s', (organisation, kind, words) => {
    const settings = {
      ...DEFAULT_TENANT_SETTINGS,
      legalBasis: { ...DEFAULT_TENANT_SETTINGS.legalBasis, organisation },
    };
    const people = [person('Anna Ek', kind && { kind })];

    const view = consentCardView(meetingOf({ people }), settings, 'anna');

    expect(view.notice.ground).toContain(words);
    expect(consentCardView(meetingOf({ people }), settings, null).notice).toEqual(view.notice);
  });

  it('for all says what holds for employees and what for guests, where both are there', () => {
    const people = [person('Anna Ek', { kind: 'employee' }), person('Bo Ek', { kind: 'guest' }), person('Cilla Ek')];

    const { ground } = consentCardView(meetingOf({ people }), DEFAULT_TENANT_SETTINGS, null).notice;

    expect(ground).toMatch(/^Anställda: .*intresseavvägning.* Gäster: .*samtycke/);
  });

  it('is there for a meeting of nobody', () => {
    const view = consentCardView(meetingOf({ people: [] }), DEFAULT_TENANT_SETTINGS, null);

    expect(view).toMatchObject({
      total: 0,
      refreshUserIds: [],
      notice: { ground: expect.stringContaining('samtycke') },
    });
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

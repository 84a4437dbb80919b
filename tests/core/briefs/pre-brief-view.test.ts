import { preBriefView } from '../../../core/briefs/index.ts';
import { decision } from '../../helpers/decisions.ts';
import { meetingOf } from '../../helpers/meetings.ts';
import { person } from '../../helpers/people.ts';

const options = { now: new Date('2026-10-19T08:00:00.000Z'), timeZone: 'Europe/Stockholm' };
const meeting = meetingOf({ id: 'm-2', sequence: 2, startedAt: '2026-10-19T08:00:00.000Z' });

function brief(...decisions: Parameters<typeof decision>[0][]) {
  const earlier = meetingOf({ status: 'closed', decisions: decisions.map((each) => decision(each)) });
  return preBriefView(meeting, [earlier, meeting], options);
}

describe('the pre-brief', () => {
  it('of a first meeting has the people and nothing open', () => {
    expect(preBriefView(meeting, [], options)).toEqual({
      language: 'sv',
      meetingTitle: 'Ledningsgrupp',
      people: ['Anna Svensson', 'Bo Lindqvist', 'Cilla Åkerström'],
      morePeople: 0,
      firstMeeting: true,
      agenda: null,
      openItems: [],
      moreItems: 0,
    });
  });

  it('says what is owed by whom to whom since when', () => {
    expect(brief({}).openItems).toEqual([
      {
        title: 'Byta leverantör',
        ownerName: 'Anna Svensson',
        deadline: '2026-10-15',
        overdue: true,
        since: '2026-10-05',
        owedTo: 'Bo Lindqvist',
      },
    ]);
    expect(brief({}).firstMeeting).toBe(false);
  });

  it.each([
    ['today', '2026-10-19', false],
    ['yesterday', '2026-10-18', true],
    ['no day', null, false],
  ])('calls what is due %s overdue: %s %s', (_name, deadline, overdue) => {
    expect(brief({ deadline }).openItems[0]).toMatchObject({ deadline, overdue });
  });

  it('owes nothing to oneself, and nothing where nobody owns it', () => {
    const own = brief({ owner: { type: 'person', personId: 'bo' } }).openItems[0];
    const nobodys = brief({ owner: { type: 'none' } }).openItems[0];

    expect([own?.owedTo, nobodys?.owedTo]).toEqual([null, null]);
    expect(nobodys?.ownerName).toBeNull();
  });

  it('owes nothing to nobody in particular', () => {
    const evidence = [
      {
        utteranceId: 'u',
        speakerId: 'unattributed',
        at: '2026-10-05T08:00:00.000Z',
        level: 'bas',
        link: null,
      } as const,
    ];

    expect(brief({ evidence }).openItems[0]?.owedTo).toBeNull();
  });

  it('leaves out what is done, what was dismissed and what is new', () => {
    const current = meetingOf({ ...meeting, decisions: [decision({ id: 'd-new' })] });
    const earlier = meetingOf({
      decisions: [
        decision({ id: 'd-1', doneAt: '2026-10-06T08:00:00.000Z' }),
        decision({ id: 'd-2', status: 'dismissed' }),
        decision({ id: 'd-3', status: 'parked', title: 'Parkerad' }),
      ],
    });

    const { openItems } = preBriefView(current, [current, earlier], options);

    expect(openItems.map(({ title }) => title)).toEqual(['Parkerad']);
  });

  it('puts what is due first on top, and what has no day last', () => {
    const { openItems } = brief({ deadline: null }, { deadline: '2026-12-01' }, { deadline: '2026-10-01' });

    expect(openItems.map(({ deadline }) => deadline)).toEqual(['2026-10-01', '2026-12-01', null]);
  });

  it('shows what fits on a phone and counts the rest', () => {
    const people = Array.from({ length: 15 }, (_, n) => person(`P${String(n).padStart(2, '0')} Ek`));
    const crowd = meetingOf({ ...meeting, people });
    const earlier = meetingOf({ decisions: Array.from({ length: 11 }, (_, n) => decision({ id: `d-${n}` })) });

    const view = preBriefView(crowd, [earlier], options);

    expect([view.people.length, view.morePeople, view.openItems.length, view.moreItems]).toEqual([12, 3, 8, 3]);
  });
});

import { recapView } from '../../../core/recaps/index.ts';
import { TEXTS } from '../../../core/texts/index.ts';
import { answerOf } from '../../helpers/consents.ts';
import { decision } from '../../helpers/decisions.ts';
import { meetingOf } from '../../helpers/meetings.ts';

const timeZone = 'Europe/Stockholm';
const NONE: ReadonlyMap<string, string> = new Map();
const texts = TEXTS.sv.recap;

describe('a recap', () => {
  it('says what was settled and parked, and leaves out what was dismissed', () => {
    const meeting = meetingOf({
      decisions: [
        decision({ id: 'd-1', status: 'confirmed' }),
        decision({ id: 'd-2', kind: 'action', owner: { type: 'none' }, deadline: null }),
        decision({ id: 'd-3', status: 'parked', title: 'Hyra', parkedReason: 'Väntar' }),
        decision({ id: 'd-4', status: 'parked', title: 'Sälja', parkedReason: null }),
        decision({ id: 'd-5', status: 'dismissed' }),
      ],
      openQuestions: [{ text: 'Vem äger avtalet?', at: '2026-10-05T08:00:00.000Z' }],
      startedAt: '2026-10-05T22:30:00.000Z',
    });

    const view = recapView(meeting, { timeZone, quotes: new Map([['d-1', ' Vi\u202E byter ']]) });

    expect(view).toMatchObject({ language: 'sv', meetingTitle: 'Ledningsgrupp', date: '2026-10-06' });
    expect(view.decisions.map(({ kind, ownerName, deadline, quote }) => [kind, ownerName, deadline, quote])).toEqual([
      ['decision', 'Anna Svensson', '2026-10-15', 'Vi byter'],
      ['action', null, null, null],
    ]);
    expect(view.parked).toEqual([
      { title: 'Hyra', reason: 'Väntar' },
      { title: 'Sälja', reason: '' },
    ]);
    expect(view.openQuestions).toEqual(['Vem äger avtalet?']);
  });

  it.each([
    ['made', { task: { state: 'created', taskId: 't', revision: 1 } }, 'created'],
    ['being made', { task: { state: 'creating', since: '2026-10-05T08:00:00.000Z', claim: 'c' } }, 'pending'],
    ['on its way', {}, 'pending'],
    ['not to be', { nudge: null }, 'none'],
  ] as const)('says of each task whether it is %s', (_name, overrides, taskState) => {
    const nudge = { round: 1, dueAt: '2026-10-07T08:00:00.000Z', outcome: 'scheduled', channel: null } as const;
    const meeting = meetingOf({ decisions: [decision({ status: 'confirmed', nudge, ...overrides })] });

    expect(recapView(meeting, { timeZone, quotes: NONE }).decisions[0]?.taskState).toBe(taskState);
  });

  it('cuts words that are too long', () => {
    const meeting = meetingOf({ decisions: [decision()] });

    const { decisions } = recapView(meeting, { timeZone, quotes: new Map([['d-1', 'x'.repeat(900)]]) });

    expect(decisions[0]?.quote).toHaveLength(240);
  });
});

describe('what a recap is made of', () => {
  it('is counted by level, under the ceiling, without names', () => {
    const meeting = meetingOf({ ceiling: 'bas', consents: [answerOf('anna', 'juridik'), answerOf('bo', 'none')] });

    const { provenance } = recapView(meeting, { timeZone, quotes: NONE });

    expect(provenance).toEqual({
      levels: [
        { level: 'none', count: 2 },
        { level: 'bas', count: 1 },
        { level: 'plus', count: 0 },
        { level: 'juridik', count: 0 },
      ],
      sources: [texts.sourceChat],
      tier: 'rules',
      missing: [texts.missingUnanswered(1), texts.missingRefused(1), texts.missingWords, texts.missingSpeech],
    });
  });

  it('lacks only what was spoken when everyone said yes to more than Bas', () => {
    const consents = ['anna', 'bo', 'cilla'].map((id) => answerOf(id, 'plus'));

    const { provenance } = recapView(meetingOf({ consents }), { timeZone, quotes: NONE });

    expect(provenance.missing).toEqual([texts.missingSpeech]);
  });

  it('calls nobody who said yes a refusal, also under a ceiling of nothing', () => {
    const meeting = meetingOf({ ceiling: 'none', consents: ['anna', 'bo', 'cilla'].map((id) => answerOf(id, 'plus')) });

    const { provenance } = recapView(meeting, { timeZone, quotes: NONE });

    expect(provenance.levels[0]).toEqual({ level: 'none', count: 3 });
    expect(provenance.missing).toEqual([texts.missingSpeech]);
  });
});

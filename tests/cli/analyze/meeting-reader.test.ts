import { formatSummary } from '../../../cli/analyze/format-summary.ts';
import { type Candidate, createMeetingReader } from '../../../cli/analyze/meeting-reader.ts';
import { predictMeeting } from '../../../cli/analyze/predict-meeting.ts';
import { toRecord } from '../../../cli/analyze/to-record.ts';
import type { Language } from '../../../core/shared/language.ts';
import type { WholeContext } from '../../../core/understanding/index.ts';

const SPOKEN: Record<number, string> = {
  10: "I'll book the room.",
  30: "We've decided to go with the yellow case.",
  50: "I'll send the minutes by Friday.",
  80: 'And, um, for you the trend-watching.',
};

function meeting(language: Language = 'en', turns = 120): WholeContext {
  return {
    language,
    meetingDate: '2026-10-05',
    attendees: [],
    utterances: Array.from({ length: turns }, (_, at) => ({
      id: String(at),
      speakerId: at % 2 === 0 ? 'p1' : 'p2',
      at: '2026-10-05T08:00:00Z',
      text: SPOKEN[at] ?? 'Mm-hmm.',
    })),
  };
}

function candidate(turns: number[], kind: Candidate['kind'] = 'action'): Candidate {
  return { kind, turns, confidence: 0.4, ownerGuess: 'p2' };
}

function evidenceOf(found: readonly { evidence: string[] }[]): string[] {
  return found.map(({ evidence }) => evidence.join('+'));
}

describe('reading a meeting of spoken English', () => {
  const candidates = [candidate([49, 52]), candidate([80, 81])];

  it('without a learned model is what the rules find', () => {
    expect(evidenceOf(createMeetingReader({ listCandidates: null, reader: 'corpus' })(meeting()))).toEqual([
      '10',
      '30',
      '50',
    ]);
  });

  it('adds what the model marks, to what the rules found close by or as something of its own', () => {
    const read = createMeetingReader({ listCandidates: () => candidates, reader: 'person' });

    const found = read(meeting());

    expect(evidenceOf(found)).toEqual(['10', '30', '50+49+52', '80+81']);
    expect(found[3]).toMatchObject({ kind: 'action', title: 'And, um, for you the trend-watching.', confidence: 0.4 });
  });

  it('shows a person no decision that the model alone marks', () => {
    const listCandidates = () => [candidate([80], 'decision')];

    expect(evidenceOf(createMeetingReader({ listCandidates, reader: 'person' })(meeting()))).toEqual([
      '10',
      '30',
      '50',
    ]);
  });

  it('keeps of the rules only what names a person and a day for a corpus', () => {
    const listCandidates = () => [candidate([80]), candidate([90], 'decision')];

    expect(evidenceOf(createMeetingReader({ listCandidates, reader: 'corpus' })(meeting()))).toEqual([
      '50',
      '80',
      '90',
    ]);
  });

  it.each([
    ['another language', meeting('sv')],
    ['an excerpt', meeting('en', 99)],
  ])('does not ask the model about %s', (_, context) => {
    const listCandidates = jest.fn(() => candidates);

    createMeetingReader({ listCandidates, reader: 'corpus' })(context);

    expect(listCandidates).not.toHaveBeenCalled();
  });

  it('shows a guessed owner as a question, and a guess as a guess', () => {
    const read = createMeetingReader({
      listCandidates: () => [candidate([80]), { ...candidate([100]), ownerGuess: null }],
      reader: 'corpus',
    });
    const records = read(meeting()).map((finding) => toRecord(finding, { nameOf: (id) => `Name of ${id}` }));

    const summary = formatSummary({ language: 'en', records, placeOf: () => null }, { colour: false, width: null });

    expect(summary).toMatch(/To do\? +And, um, for you the trend-watching\. +Name of p2\? +missing\n/);
    expect(summary).toMatch(/To do\? +Mm-hmm\. +missing +missing\n/);
  });

  it('predicts the guessed owner', () => {
    const { turns, ...more } = { turns: meeting().utterances, meeting: 'm' };

    const { actions } = predictMeeting(
      { ...more, turns: turns.map(({ text, speakerId }) => ({ text, speaker: speakerId })) },
      {
        date: '2026-10-05',
        language: 'en',
        readMeeting: createMeetingReader({ listCandidates: () => [candidate([80, 78])], reader: 'corpus' }),
      },
    );

    expect(actions.at(-1)).toEqual({ turns: [78, 80], owner: 'p2', text: 'And, um, for you the trend-watching.' });
  });
});

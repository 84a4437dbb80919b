import fc from 'fast-check';
import { createLearnedModel } from '../../../../core/understanding/learned/learned-model.ts';
import type { SpokenTurn } from '../../../../core/understanding/learned/spoken-turn.ts';
import weights from '../../../../core/understanding/learned/weights.generated.json' with { type: 'json' };

const model = createLearnedModel();

/** Talk that settles nothing, as long as a meeting is. */
function smallTalk(turns: number): SpokenTurn[] {
  const lines = ['Yeah.', 'I think it was quite nice.', 'Mm-hmm.', 'It was green and we liked it, you know.', 'Okay.'];
  return Array.from({ length: turns }, (_, index) => ({
    speakerId: index % 3 === 0 ? 'a' : 'b',
    text: lines[index % lines.length] ?? '',
  }));
}

const closing: SpokenTurn[] = [
  { speakerId: 'a', text: 'Okay, so for the next meeting, in thirty minutes,' },
  { speakerId: 'a', text: "the Industrial Designer, you'll be working on the working design." },
  { speakerId: 'b', text: 'Okay.' },
  { speakerId: 'a', text: "And you're going to be looking at the user interface design." },
  { speakerId: 'c', text: 'Sure.' },
];
const meeting = [...smallTalk(400), ...closing];

const anyTurn: fc.Arbitrary<SpokenTurn> = fc.record({
  speakerId: fc.constantFrom('a', 'b', 'c'),
  text: fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ unit: 'grapheme', maxLength: 80 }),
    fc.constantFrom('you will do it', "I'll send it", 'we decided', '', '???', "'’-_"),
  ),
});

describe('the committed weights', () => {
  it('are small and say where they come from', () => {
    const text = JSON.stringify(weights);

    expect(text.length).toBeLessThan(60_000);
    expect(weights.attribution).toMatch(/AMI Meeting Corpus.*AMI Consortium.*CC BY 4\.0/);
    expect(weights.attribution).toContain('https://creativecommons.org/licenses/by/4.0/');
  });

  it('never let a decision interrupt: the head is too weak for it', () => {
    expect(weights.decision.ended.show).toBeNull();
    expect(weights.decision.live.show).toBeNull();
  });

  it('are refused when they are not what training writes', () => {
    const broken = { ...weights, action: { ...weights.action, packed: '%' } };

    expect(() => createLearnedModel(broken)).toThrow(
      expect.objectContaining({ code: 'UNDERSTANDING.LEARNED_WEIGHTS_UNREADABLE' }),
    );
    expect(() => createLearnedModel({})).toThrow(
      expect.objectContaining({ code: 'UNDERSTANDING.LEARNED_WEIGHTS_UNREADABLE' }),
    );
  });
});

describe('a meeting that has ended', () => {
  it('is proposed for the tasks given out at its close, with whom to ask', () => {
    const proposals = model.propose(meeting);

    expect(proposals).toEqual([
      expect.objectContaining({ kind: 'action', turns: expect.arrayContaining([401, 403]), ownerGuess: 'b' }),
    ]);
  });

  it('is not interrupted when nothing was given out', () => {
    expect(model.propose(smallTalk(400))).toEqual([]);
  });

  it('lists at least what it proposes', () => {
    const proposed = model.propose(meeting).flatMap(({ turns }) => turns);

    const listed = model.listCandidates(meeting).filter(({ kind }) => kind === 'action');

    expect(listed.flatMap(({ turns }) => turns)).toEqual(expect.arrayContaining(proposed));
  });

  it('may be empty', () => {
    expect(model.propose([])).toEqual([]);
    expect(model.scoreTurns([])).toEqual([]);
  });

  it('is scored without being changed, and always alike', () => {
    const before = structuredClone(closing);

    const first = model.scoreTurns(closing);

    expect(model.scoreTurns(closing)).toEqual(first);
    expect(closing).toEqual(before);
  });
});

describe('a meeting that goes on', () => {
  it('hears a task as it is given out', () => {
    const hear = model.hearMeeting();

    const steps = meeting.map((turn) => hear(turn).action);

    expect(steps.slice(0, 400)).not.toContain('open');
    expect(steps.slice(400)).toContain('open');
  });

  it('scores a turn by what was said before it and by nothing later', () => {
    fc.assert(
      fc.property(fc.array(anyTurn, { maxLength: 8 }), fc.array(anyTurn, { maxLength: 8 }), (start, rest) => {
        const whole = [...start, ...rest].map(model.hearMeeting());

        const alone = start.map(model.hearMeeting());

        expect(alone).toEqual(whole.slice(0, start.length));
      }),
      { numRuns: 60 },
    );
  });

  it('needs of the past no more than two turns and how much was said', () => {
    const quiet = smallTalk(50);
    const swapped = [...quiet.slice(10, 20), ...quiet.slice(0, 10), ...quiet.slice(20)];

    const [one, other] = [quiet, swapped].map((turns) => {
      const hear = model.hearMeeting();
      for (const turn of turns) hear(turn);
      return closing.map((turn) => hear(turn));
    });

    expect(one).toEqual(other);
  });
});

it('gives a likelihood for whatever people say', () => {
  fc.assert(
    fc.property(fc.array(anyTurn, { maxLength: 12 }), (turns) => {
      const ended = model.scoreTurns(turns);
      const live = turns.map(model.hearMeeting()).map(({ score }) => score);

      for (const { action, decision } of [...ended, ...live])
        for (const value of [action, decision]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        }
      for (const { turns: carried } of [...model.propose(turns), ...model.listCandidates(turns)]) {
        expect(carried.length).toBeGreaterThan(0);
        expect([...carried].sort((one, other) => one - other)).toEqual(carried);
      }
    }),
    { numRuns: 100 },
  );
});

import {
  createSpokenHearing,
  type Finding,
  type HeardSpeech,
  type Withdrawal,
} from '../../../core/understanding/index.ts';
import { finding } from '../../helpers/decisions.ts';

const withdrawal: Withdrawal = {
  kind: 'withdrawal',
  evidence: ['u-9'],
  replaces: 'u-1',
  replacesTitle: 'Book the room',
};

function utterance(id: string, text = "I'll book the room.") {
  return { id, speakerId: 'anna', at: '2026-10-05T08:00:00.000Z', text };
}

function task(overrides: Partial<Finding> = {}): Finding {
  return finding({ kind: 'action', title: 'Book the room', evidence: ['u-1'], ...overrides });
}

function heard(action: number, step: 'open' | 'join' | 'pass' = 'pass') {
  return { score: { action, decision: 0.05 }, action: step };
}

function shape({ findings, proposals }: HeardSpeech) {
  return { findings: findings.map(({ kind }) => kind), proposals: proposals.map(({ kind }) => kind) };
}

describe('what the rules find in speech', () => {
  it('interrupts when the model nods, and is a proposal when it does not', () => {
    const sure = createSpokenHearing()(utterance('u-1'), [task()], heard(0.3));
    const unsure = createSpokenHearing()(utterance('u-1'), [task()], heard(0.29));

    expect([shape(sure), shape(unsure)]).toEqual([
      { findings: ['action'], proposals: [] },
      { findings: [], proposals: ['action'] },
    ]);
  });

  it('is judged by the score of its own kind', () => {
    const decided = createSpokenHearing()(utterance('u-1'), [finding()], heard(0.9));

    expect(shape(decided)).toEqual({ findings: [], proposals: ['decision'] });
  });

  it('completes and takes back what interrupted, whatever the score', () => {
    const hear = createSpokenHearing();
    hear(utterance('u-1'), [task()], heard(0.4));

    const completed = hear(utterance('u-2'), [task({ replaces: 'u-1', deadline: '2026-10-09' })], heard(0.01));
    const takenBack = hear(utterance('u-9'), [withdrawal], heard(0.01));

    expect(completed.findings).toMatchObject([{ deadline: '2026-10-09', replaces: 'u-1' }]);
    expect(takenBack.findings).toEqual([withdrawal]);
  });

  it('is new when what it completes was only a proposal, and taking that back is nothing', () => {
    const hear = createSpokenHearing();
    hear(utterance('u-1'), [task()], heard(0.1));

    const takenBack = hear(utterance('u-9'), [withdrawal], heard(0.9));
    const completed = hear(utterance('u-2'), [task({ replaces: 'u-1' })], heard(0.5));

    expect(takenBack).toEqual({ findings: [], proposals: [] });
    expect(completed.findings).toMatchObject([{ replaces: null }]);
  });
});

describe('what only the model hears', () => {
  it('opens a card with the words that were said, for nobody yet', () => {
    const said = utterance('u-1', 'And, um, for you the trend-watching.');

    const { findings } = createSpokenHearing()(said, [], heard(0.5, 'open'));

    expect(findings).toEqual([
      {
        kind: 'action',
        title: 'And, um, for you the trend-watching.',
        owner: { type: 'none' },
        deadline: null,
        alternatives: [],
        confidence: 0.5,
        evidence: ['u-1'],
        replaces: null,
      },
    ]);
  });

  it('opens none beside what the rules found, and none when it goes on about the same', () => {
    const both = createSpokenHearing()(utterance('u-1'), [task()], heard(0.5, 'open'));
    const more = createSpokenHearing()(utterance('u-1'), [], heard(0.5, 'join'));

    expect([both.findings.length, more.findings.length]).toEqual([1, 0]);
  });
});

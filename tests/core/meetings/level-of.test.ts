import type { ConsentEvent, ConsentLevel } from '../../../core/consent/index.ts';
import { levelOf, levelOfSaid, UNATTRIBUTED } from '../../../core/meetings/index.ts';
import { answerOf } from '../../helpers/consents.ts';
import { ANNA, BO, CILLA } from '../../helpers/people.ts';

const at = (minute: number) => `2026-10-05T08:${String(minute).padStart(2, '0')}:00.000Z`;

function answer(personId: string, level: ConsentLevel, minute = 0): ConsentEvent {
  return answerOf(personId, level, { at: at(minute) });
}

function meeting(ceiling: ConsentLevel, consents: ConsentEvent[], people = [ANNA, BO]) {
  return { ceiling, consents, people };
}

describe('levelOf', () => {
  it.each<[ConsentLevel | null, ConsentLevel, ConsentLevel]>([
    [null, 'juridik', 'none'],
    ['none', 'juridik', 'none'],
    ['bas', 'juridik', 'bas'],
    ['plus', 'juridik', 'plus'],
    ['juridik', 'juridik', 'juridik'],
    ['juridik', 'plus', 'plus'],
    ['plus', 'bas', 'bas'],
    ['bas', 'none', 'none'],
  ])('of who chose %s under the ceiling %s is %s', (chosen, ceiling, level) => {
    const consents = chosen === null ? [] : [answer(ANNA.id, chosen)];

    expect(levelOf(meeting(ceiling, consents), ANNA.id)).toBe(level);
  });
});

describe('levelOfSaid', () => {
  it.each<[string, [ConsentLevel, number][], number, ConsentLevel]>([
    ['after a yes', [['plus', 5]], 6, 'plus'],
    ['at the instant of a yes', [['plus', 5]], 5, 'plus'],
    ['before a yes', [['plus', 5]], 4, 'none'],
    [
      'before a raise',
      [
        ['bas', 1],
        ['plus', 5],
      ],
      4,
      'bas',
    ],
    [
      'before a withdrawal that came first',
      [
        ['plus', 1],
        ['none', 5],
      ],
      4,
      'none',
    ],
    [
      'before a withdrawal and a new yes',
      [
        ['plus', 1],
        ['none', 5],
        ['plus', 6],
      ],
      4,
      'none',
    ],
    [
      'after a withdrawal and a new yes',
      [
        ['plus', 1],
        ['none', 5],
        ['plus', 6],
      ],
      7,
      'plus',
    ],
    [
      'before a lowering',
      [
        ['juridik', 1],
        ['bas', 5],
      ],
      4,
      'bas',
    ],
  ])('of words said %s', (_name, answers, minute, level) => {
    const consents = answers.map(([chosen, when]) => answer(ANNA.id, chosen, when));

    expect(levelOfSaid(meeting('juridik', consents), ANNA.id, at(minute))).toBe(level);
  });

  it('is never above the ceiling', () => {
    expect(levelOfSaid(meeting('bas', [answer(ANNA.id, 'juridik')]), ANNA.id, at(1))).toBe('bas');
  });

  it('of words that nobody can attribute is the lowest of all who are there', () => {
    const yes = [answer(ANNA.id, 'juridik'), answer(BO.id, 'plus')];

    const levels = [
      levelOfSaid(meeting('juridik', yes), UNATTRIBUTED, at(1)),
      levelOfSaid(meeting('bas', yes), UNATTRIBUTED, at(1)),
      levelOfSaid(meeting('juridik', yes, [ANNA, BO, CILLA]), UNATTRIBUTED, at(1)),
      levelOfSaid(meeting('juridik', [...yes, answer(BO.id, 'none', 2)]), UNATTRIBUTED, at(1)),
    ];

    expect(levels).toEqual(['plus', 'bas', 'none', 'none']);
  });

  it('of words in an empty room is none', () => {
    expect(levelOfSaid(meeting('juridik', [], []), UNATTRIBUTED, at(1))).toBe('none');
  });
});

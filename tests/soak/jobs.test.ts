import path from 'node:path';
import { runSoak, type SoakFigures } from '../../bench/soak/run-soak.ts';

jest.setTimeout(200_000);

const PROGRAM = path.resolve(__dirname, '../../bench/soak/consumer.program.ts');

describe('30,000 jobs while their consumer is killed ten times', () => {
  let figures: SoakFigures;
  beforeAll(async () => {
    figures = await runSoak({ jobs: 30_000, kills: 10, poisonEvery: 997, program: PROGRAM });
  });

  it('are done, all of them and none twice, though some are delivered twice', () => {
    const { effects, distinct, killed, left } = figures;

    expect({ effects, distinct, killed, left }).toEqual({ effects: 29_970, distinct: 29_970, killed: 10, left: 0 });
  });

  it('leave as dead letters exactly those that can never be done', () => {
    const expected = figures.poisoned.map((key) => ({ key, code: 'SOAK.POISON' }));
    const byKey = (a: { key: string }, b: { key: string }) => a.key.localeCompare(b.key);

    expect(figures.poisoned).toHaveLength(30);
    expect(figures.deadLetters.sort(byKey)).toEqual(expected.sort(byKey));
  });
});

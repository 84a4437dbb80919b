import { createLearnedModel } from '../../core/understanding/learned/learned-model.ts';
import { LearnedWeights } from '../../core/understanding/learned/learned-weights.ts';
import { crossValidate } from '../../evaluation/cross-validate.ts';
import { evaluationReport } from '../../evaluation/evaluation-report.ts';
import { buildFeatureTable } from '../../evaluation/feature-table.ts';
import { seriesOf } from '../../evaluation/read-corpus.ts';
import { trainWeights } from '../../evaluation/train-weights.ts';
import { syntheticCorpus } from './synthetic-corpus.ts';

const corpus = syntheticCorpus(4);
const options = { folds: 2, seed: 1 };
const trained = trainWeights(corpus, options);

it('writes the same weights from the same meetings', () => {
  expect(JSON.stringify(trainWeights(corpus, options))).toBe(JSON.stringify(trained));
});

it('writes what the model reads, with the attribution that the licence asks for', () => {
  expect(LearnedWeights.parse(JSON.parse(JSON.stringify(trained)))).toEqual(trained);
  expect(trained.attribution).toMatch(/AMI Consortium.*CC BY 4\.0/);
});

it('learns what tasks and decisions sound like', () => {
  const model = createLearnedModel(trained);
  const [meeting] = syntheticCorpus(1);
  const turns = meeting?.turns ?? [];

  const scores = model.scoreTurns(turns);

  const likeliest = (kind: 'action' | 'decision') =>
    scores
      .map((score, turn) => ({ turn, score: score[kind] }))
      .sort((one, other) => other.score - one.score)
      .slice(0, 2)
      .map(({ turn }) => turn)
      .sort();
  expect(likeliest('action')).toEqual([50, 56]);
  expect(likeliest('decision')).toEqual([30, 40]);
});

it('keeps a series in one fold, and scores every row', () => {
  const table = buildFeatureTable(corpus);

  const { folds, scores } = crossValidate(corpus, table, 'action', options);

  const foldOf = new Map(corpus.map((meeting, index) => [seriesOf(meeting), folds[index]]));
  expect(corpus.map((meeting) => foldOf.get(seriesOf(meeting)))).toEqual(folds);
  expect(new Set(folds)).toEqual(new Set([0, 1]));
  expect(scores.every((score) => score !== 0)).toBe(true);
});

it('asks for as many series as folds', () => {
  expect(() => trainWeights(corpus, { folds: 5, seed: 1 })).toThrow(
    expect.objectContaining({ code: 'EVALUATION.TOO_FEW_SERIES' }),
  );
});

it('reports turns, cards, owners and baselines as markdown', () => {
  const report = evaluationReport(corpus, { folds: 2, seeds: [1] });

  expect(report).toContain('| model, ended, exact | 1.000 | 1.000 | 1.000 | 16 |');
  expect(report).toContain('| every turn, exact | .033 | 1.000 | .065 | 480 |');
  expect(report).toMatch(/\| cards, live \| an hour \|/);
  expect(report).toContain('16 items with a known owner: guessed 16, right 16');
});

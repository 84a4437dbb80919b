import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../architecture/source-files.ts';
import { CostInputs, monthlyCosts, ruPerMeeting } from './monthly-costs.ts';
import { AZURE } from './read-bicep.ts';

const SIZES = [10, 100, 1000];
const inputs = CostInputs.parse(JSON.parse(readFileSync(path.join(AZURE, 'costs.json'), 'utf8')));
const guide = readFileSync(path.join(ROOT, 'docs/costs.md'), 'utf8');

/** The cells of each row of the guide's tables. */
const rows = guide
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('*', '')),
  );

it('shows what the arithmetic gives, part by part', () => {
  const months = SIZES.map((size) => monthlyCosts(inputs, size));
  const expected = Object.keys(months[0] ?? {}).map((part) => [
    part,
    ...months.map((month) => (month[part] ?? Number.NaN).toFixed(0)),
  ]);

  expect(rows.filter(([part = '']) => part in (months[0] ?? {}))).toEqual(expected);
});

it('names every price, count and assumption as it is reckoned with', () => {
  const numbers = Object.values({ ...inputs.perMeeting, ...inputs.assumed, ...inputs.prices });
  const shown = new Set(
    rows
      .flat()
      .flatMap((cell) => cell.replaceAll(',', '').match(/\d+(?:\.\d+)?/g) ?? [])
      .map(Number),
  );

  expect(numbers.filter((number) => !shown.has(number))).toEqual([]);
  expect(guide).toContain(inputs.priced);
  expect(guide).toContain(`${ruPerMeeting(inputs).toLocaleString('en')} RU`);
});

it('keeps the calls of Graph within what a meeting may take', () => {
  expect(inputs.perMeeting.graphCalls).toBeLessThanOrEqual(12);
});

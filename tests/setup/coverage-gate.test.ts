import { checkCoverage } from './coverage-gate.ts';

function figures(covered: number, total: number) {
  return { lines: { covered, total }, branches: { covered, total } };
}

/** @returns the floors that are not reached, without their figures */
function tooLow(summary: Parameters<typeof checkCoverage>[0]): string[] {
  return checkCoverage(summary, '/repo')
    .filter(({ passes }) => !passes)
    .map(({ text }) => text.replace(/ \d.*$/, ''));
}

describe('the coverage gate', () => {
  it('passes at the floors', () => {
    const summary = { total: figures(0, 1), '/repo/core/a.ts': figures(95, 100), '/repo/bot/b.ts': figures(75, 100) };

    expect(tooLow(summary)).toEqual([]);
  });

  it('weighs files by their size', () => {
    const summary = { '/repo/core/a.ts': figures(990, 1000), '/repo/core/b.ts': figures(0, 10) };

    expect(tooLow(summary)).toEqual([]);
  });

  it('stops core below its own floor, however good the rest is', () => {
    const summary = { '/repo/core/a.ts': figures(94, 100), '/repo/bot/b.ts': figures(9_999, 10_000) };

    expect(tooLow(summary)).toEqual(['core lines', 'core branches']);
  });

  it('stops a whole that is too thin, and says what was reached', () => {
    const summary = { '/repo/core/a.ts': figures(100, 100), '/repo/bot/b.ts': figures(60, 100) };

    expect(tooLow(summary)).toEqual(['everything lines']);
    expect(checkCoverage(summary, '/repo').at(-1)?.text).toBe('everything lines 80.0 % (at least 85 %)');
  });

  it('takes no other folder for core', () => {
    expect(tooLow({ '/repo/core-extras/a.ts': figures(100, 100) })).toEqual(['core lines', 'core branches']);
  });
});

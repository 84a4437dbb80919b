import { jestFigures } from './jest-figures.ts';

const RESULT = {
  success: true,
  numPassedTests: 12,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
};

describe('the last line of a run', () => {
  it('says how many passed and failed', () => {
    expect(jestFigures({ ...RESULT, numFailedTests: 2 })).toBe('jest: 12 passed, 2 failed');
  });

  it('names what was skipped only when something was', () => {
    expect(jestFigures(RESULT)).toBe('jest: 12 passed, 0 failed');
    expect(jestFigures({ ...RESULT, numPendingTests: 1, numTodoTests: 1 })).toBe(
      'jest: 12 passed, 0 failed, 2 skipped',
    );
  });

  it('counts a file that could not be run as failed', () => {
    expect(jestFigures({ ...RESULT, success: false, numRuntimeErrorTestSuites: 1 })).toBe('jest: 12 passed, 1 failed');
  });
});

import { z } from 'zod';

/** What we read of the result that `jest --json` writes. */
export const JestResult = z.object({
  success: z.boolean(),
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  numRuntimeErrorTestSuites: z.number(),
});
export type JestResult = z.infer<typeof JestResult>;

/**
 * The last line of a run, such as `jest: 12 passed, 0 failed, 1 skipped`. A file that could not be run has no tests
 * to count, so it counts as one that failed.
 */
export function jestFigures(result: JestResult): string {
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  const skipped = result.numPendingTests + result.numTodoTests;
  const more = skipped > 0 ? `, ${skipped} skipped` : '';
  return `jest: ${result.numPassedTests} passed, ${failed} failed${more}`;
}

import fc from 'fast-check';
import { outcomeOfError, retryDelayMs } from '../../../adapters/service-bus/outcome-of-error.ts';
import { AppError } from '../../../core/shared/app-error.ts';

describe('what a throwing job handler means', () => {
  it('is a repeat, not before the service allows it', () => {
    const busy = new AppError({ code: 'GRAPH.THROTTLED', fate: 'retry', message: 'Wait.', retryAfterMs: 90_000 });

    expect(outcomeOfError(busy, 1)).toEqual({ type: 'retry', delayMs: 90_000 });
    expect(outcomeOfError(new Error('x'), 1)).toEqual({ type: 'retry', delayMs: 1_000 });
    expect(outcomeOfError('text', 3)).toEqual({ type: 'retry', delayMs: 4_000 });
  });

  it('waits longer with each try, and five minutes at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000 }), (attempt) => {
        expect(retryDelayMs(attempt)).toBeGreaterThanOrEqual(1_000);
        expect(retryDelayMs(attempt + 1)).toBeGreaterThanOrEqual(retryDelayMs(attempt));
        expect(retryDelayMs(attempt)).toBeLessThanOrEqual(300_000);
      }),
    );
  });
});

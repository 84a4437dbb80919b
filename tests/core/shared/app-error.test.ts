import { AppError, codeOf, fateOf } from '../../../core/shared/app-error.ts';

describe('AppError', () => {
  it('carries what to do about it', () => {
    const cause = new Error('socket hang up');
    const error = new AppError({
      code: 'CHAT.UNAVAILABLE',
      fate: 'retry',
      message: 'Try later.',
      cause,
      retryAfterMs: 5,
    });

    expect(error).toMatchObject({ name: 'AppError', message: 'Try later.', fate: 'retry', retryAfterMs: 5, cause });
    expect([codeOf(error), fateOf(error)]).toEqual(['CHAT.UNAVAILABLE', 'retry']);
  });

  it('has no cause when none was given', () => {
    const error = new AppError({ code: 'X.Y', fate: 'dead-letter', message: 'm' });

    expect('cause' in error).toBe(false);
    expect(error.retryAfterMs).toBeUndefined();
  });

  it.each([[new TypeError('x')], ['text'], [undefined]])(
    'what is thrown otherwise is worth another try: %p',
    (thrown) => {
      expect([codeOf(thrown), fateOf(thrown)]).toEqual(['UNEXPECTED', 'retry']);
    },
  );
});

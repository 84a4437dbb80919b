import fc from 'fast-check';
import { parseTraceparent, toTraceparent, traceContextOf } from '../../../core/shared/trace-context.ts';

describe('the trace of a correlation id', () => {
  it('is the id itself where it is a UUID, so that one is found by the other', () => {
    expect(traceContextOf('0123abcd-0000-4000-8000-00000000beef').traceId).toBe(
      '0123abcd0000400080000000' + '0000beef',
    );
  });

  it('is valid for any id, the same each time, and travels', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.uuid()), (correlationId) => {
        const context = traceContextOf(correlationId);

        expect(context.traceId).toMatch(/^(?!0{32})[0-9a-f]{32}$/);
        expect(context.spanId).toMatch(/^[0-9a-f]{16}$/);
        expect(parseTraceparent(toTraceparent(context))).toEqual(context);
        expect(traceContextOf(correlationId)).toEqual(context);
      }),
    );
  });

  it.each([undefined, 5, '', '00-abc-def-01', `00-${'g'.repeat(32)}-${'1'.repeat(16)}-01`])(
    'is not read from %j',
    (text) => {
      expect(parseTraceparent(text)).toBeNull();
    },
  );
});

import { context, TraceFlags, trace } from '@opentelemetry/api';
import { InMemorySpanExporter, NodeTracerProvider, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node';
import { createOwnSpans } from '../../../adapters/telemetry/own-spans.ts';
import { createTraceIds } from '../../../adapters/telemetry/trace-ids.ts';

const GIVEN = { traceId: '0123abcd00004000800000000000beef', spanId: '00000000000000aa' };
const EARLY_TRACE = `${'0'.repeat(31)}1`;
const LATE_TRACE = 'e'.repeat(8).padEnd(32, '0');

function open(traceRatio: number) {
  const ids = createTraceIds();
  const exporter = new InMemorySpanExporter();
  // With ids and a sampler of its own, as a set-up that is not ours.
  const provider = new NodeTracerProvider({
    spanProcessors: [createOwnSpans({ ids, traceRatio }), new SimpleSpanProcessor(exporter)],
  });
  const spanIn = (traceId: string, scope = 'kollegan') => {
    const parent = trace.setSpanContext(context.active(), {
      traceId,
      spanId: GIVEN.spanId,
      traceFlags: TraceFlags.SAMPLED,
    });
    return provider.getTracer(scope).startSpan('step', {}, parent);
  };
  const root = () => ids.give(GIVEN, () => provider.getTracer('kollegan').startSpan('turn', { root: true }));
  return { root, spanIn, sent: () => exporter.getFinishedSpans().map((span) => span.spanContext()) };
}

describe('the spans that are sent', () => {
  it('have the ids that were given to a root, and only to a root', () => {
    const { root, spanIn, sent } = open(1);

    root().end();
    spanIn(LATE_TRACE).end();

    expect(sent()).toEqual([
      expect.objectContaining(GIVEN),
      expect.objectContaining({ traceId: LATE_TRACE, spanId: expect.not.stringContaining(GIVEN.spanId) }),
    ]);
  });

  it('are our own', () => {
    const { spanIn, sent } = open(1);

    spanIn(LATE_TRACE, '@azure/cosmos').end();

    expect(sent()).toEqual([]);
  });

  it('are those of the traces that are kept, which every host decides the same', () => {
    const half = open(0.5);
    const none = open(0);

    half.spanIn(EARLY_TRACE).end();
    half.spanIn(LATE_TRACE).end();
    none.root().end();

    expect(half.sent().map(({ traceId }) => traceId)).toEqual([EARLY_TRACE]);
    expect(none.sent()).toEqual([]);
  });
});

import { type Context, TraceFlags } from '@opentelemetry/api';
import {
  SamplingDecision,
  type Span,
  type SpanProcessor,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace-node';
import { SPAN_SCOPE } from './span-scope.ts';
import type { TraceIds } from './trace-ids.ts';

/**
 * For a set-up that takes neither ids nor a sampler of ours: stands before the processors that send, and gives a root
 * the ids it should have. Nothing is sent but spans of the product itself, of the traces that are kept: the Azure SDK's
 * have addresses.
 */
export function createOwnSpans({ ids, traceRatio }: { ids: TraceIds; traceRatio: number }): SpanProcessor {
  const sampler = new TraceIdRatioBasedSampler(traceRatio);
  return {
    onStart(span: Span, context: Context) {
      // The span's own object, which its children, headers and exporters read later.
      const at = span.spanContext();
      if (span.parentSpanContext === undefined) {
        at.traceId = ids.generateTraceId();
        at.spanId = ids.generateSpanId();
      }
      const isKept = sampler.shouldSample(context, at.traceId).decision === SamplingDecision.RECORD_AND_SAMPLED;
      if (span.instrumentationScope.name !== SPAN_SCOPE || !isKept) at.traceFlags = TraceFlags.NONE;
    },
    onEnd: () => undefined,
    forceFlush: async () => undefined,
    shutdown: async () => undefined,
  };
}
